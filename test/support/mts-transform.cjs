// Lets jest load the refresher's program on any Node: as CommonJS, without its types. (ts-jest leaves .mts files ES
// modules, which jest cannot require.) Types are checked by `tsc -p src/refresh/runner/tsconfig.json`.
const ts = require('typescript');

module.exports = {
  process: (text, file) => {
    const { outputText } = ts.transpileModule(text, {
      fileName: file.replace(/\.mts$/, '.ts'),
      compilerOptions: {
        module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, inlineSourceMap: true, inlineSources: true,
      },
    });
    return { code: outputText };
  },
};
