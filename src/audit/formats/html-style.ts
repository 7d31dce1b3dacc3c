/** How the page looks: on a phone first, and in the light or dark that the reader's system has. */
export const HTML_STYLE = `
:root { --bg: #ffffff; --fg: #1f2328; --dim: #59636e; --card: #f6f8fa; --line: #d1d9e0; --link: #0969da; --error: #cf222e; --warning: #9a6700; --info: #0969da; --fix: #1a7f37; }
@media (prefers-color-scheme: dark) {
  :root { --bg: #0d1117; --fg: #e6edf3; --dim: #9198a1; --card: #151b23; --line: #3d444d; --link: #4493f8; --error: #ff7b72; --warning: #d29922; --info: #4493f8; --fix: #3fb950; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--bg); color: var(--fg); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; margin: 0.5em 0; } h2 { font-size: 1.25rem; } h3 { font-size: 1rem; }
a { color: var(--link); } .dim { color: var(--dim); font-weight: normal; }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: baseline; background: var(--bg); padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
@media (min-width: 48rem) { form { position: sticky; top: 0; z-index: 1; } }
form > label { max-width: 100%; } fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.75rem; } legend { padding: 0; float: left; }
select, input[type=search] { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 0.25rem 0.5rem; max-width: 100%; }
.finding { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--mark); border-radius: 6px; padding: 0.5rem 1rem; margin: 0.75rem 0; }
.finding p { margin: 0.25rem 0; } .badge { color: var(--mark); text-transform: uppercase; font-size: 0.75rem; }
.error { --mark: var(--error); } .warning { --mark: var(--warning); } .info { --mark: var(--info); }
.fix::before { content: "→ "; } .fix { color: var(--fix); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
summary h2 { display: inline; } details { margin: 1rem 0; } .finding details { margin: 0.25rem 0; }
.access-graph { height: auto; } [hidden] { display: none !important; }
@media print { form { display: none; } }
`.trim();
