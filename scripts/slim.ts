import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import * as ts from 'typescript';

/**
 * A third of what would be packed is of no use to who installs it: comments of the compiled code, which are in the
 * sources, examples and sources of causes, which are on a page of the docs, declarations of modules that no public type
 * leads to, and what js-yaml, which is bundled, has for browsers. jsii and npm have options for none of them.
 */
const LIB = resolve(__dirname, '../lib');
const FILES = readdirSync(LIB, { recursive: true, encoding: 'utf-8' }).map(file => join(LIB, file));

const CAUSES = join(LIB, 'diagnose', 'causes');
const FOR_DOCS = new Set(['example', 'source']);

const OF_JS_YAML = resolve(__dirname, '../node_modules/js-yaml/dist');
readdirSync(OF_JS_YAML).filter(file => file !== 'js-yaml.mjs').forEach(file => rmSync(join(OF_JS_YAML, file)));

const printer = ts.createPrinter({ removeComments: true });
for (const file of FILES.filter(name => name.endsWith('.js'))) {
  // With its parents set, a literal is printed as it is written.
  const source = ts.createSourceFile(file, readFileSync(file, 'utf-8'), ts.ScriptTarget.ES2022, true);
  writeFileSync(file, printer.printFile(file.startsWith(CAUSES) ? withoutExamples(source) : source));
}

const reached = declarationsFrom(join(LIB, 'index.d.ts'));
FILES.filter(file => file.endsWith('.d.ts') && !reached.has(file)).forEach(file => rmSync(file));

/** The rows of a table of causes without what only the docs show. */
function withoutExamples(file: ts.SourceFile): ts.SourceFile {
  const isForDocs = ({ name }: ts.ObjectLiteralElementLike) => name !== undefined && FOR_DOCS.has(name.getText(file));
  const { transformed } = ts.transform(file, [context => root => ts.visitEachChild(root, function visit(node): ts.Node {
    const inner = ts.visitEachChild(node, visit, context);
    return ts.isObjectLiteralExpression(node) && ts.isObjectLiteralExpression(inner)
      ? context.factory.updateObjectLiteralExpression(inner, inner.properties
        .filter((_, index) => !isForDocs(node.properties[index])))
      : inner;
  }, context)]);
  return transformed[0];
}

/** A declaration file and those that it imports, and so on. */
function declarationsFrom(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf-8')).importedFiles) {
    // The module beside it, `x.js` or `x/index.js`, has the place.
    if (fileName.startsWith('.')) declarationsFrom(declarationOf(createRequire(file).resolve(fileName)), found);
  }
  return found;
}

function declarationOf(module: string): string {
  if (!module.endsWith('.js')) throw new Error(`no declarations of ${relative('', module)}`);
  return module.replace(/\.js$/, '.d.ts');
}
