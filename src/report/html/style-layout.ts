/** The page: its measures, its columns, its print. */
export const LAYOUT = `*{box-sizing:border-box}
html{scroll-behavior:auto;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4,p,ul,ol,dl,figure,blockquote{margin:0}
h1{font-size:1.05rem;font-weight:600}
h2{font-size:1.15rem;line-height:1.35}
h3{font-size:1.15rem;line-height:1.35;margin-bottom:.6rem}
h4{font-size:1.02rem;line-height:1.4}
ul,ol{padding:0;list-style:none}
a{color:var(--accent);text-underline-offset:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
main:focus{outline:none}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem;top:0;background:var(--paper);padding:.6rem 1rem;z-index:9}
.skip:focus{left:0}
.top,main,nav,footer{max-width:84rem;margin:0 auto;padding:0 1rem}
.top{display:flex;flex-wrap:wrap;gap:.6rem 1.5rem;align-items:center;justify-content:space-between;padding-top:.9rem;padding-bottom:.9rem}
.controls{display:flex;flex-wrap:wrap;gap:.5rem .9rem}
.controls[hidden]{display:none}
.choice{display:flex;flex-wrap:wrap;border:1px solid var(--line);border-radius:8px;overflow:hidden;background:var(--paper)}
.choice button{font:inherit;font-size:.875rem;border:0;background:none;color:var(--ink);padding:.35rem .7rem;min-height:2rem;cursor:pointer}
.choice button[aria-pressed=true]{background:var(--ink);color:var(--paper)}
.choice button:focus-visible{outline-offset:-3px}
.choice button[aria-pressed=true]:focus-visible{outline-color:var(--paper)}
nav{margin-bottom:1.2rem}
nav ul{background:var(--paper);border:1px solid var(--line);border-radius:10px}
nav li{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:center;padding:.55rem .9rem;border-top:1px solid var(--line)}
nav li:first-child{border-top:0}
nav h2{margin-bottom:.5rem}
nav .grade{width:1.9rem;height:1.9rem;font-size:1rem}
nav li>span{color:var(--faint)}
article{margin-bottom:3rem}
article>h2{color:var(--faint);font-size:.95rem;font-weight:500;margin-bottom:.5rem}
section{margin-bottom:2rem}
.verdict{display:flex;gap:1rem;align-items:flex-start;background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1rem 1.1rem;margin-bottom:1.8rem}
.verdict .lead{font-size:1.2rem;line-height:1.4;font-weight:600}
.verdict .tally{color:var(--faint);font-size:.92rem;margin-top:.25rem}
.grade{flex:none;display:flex;align-items:center;justify-content:center;width:3.4rem;height:3.4rem;border-radius:12px;font-size:1.9rem;font-weight:700;background:var(--high-bg);color:var(--high)}
.gA,.gB{background:var(--good-bg);color:var(--good)}
.gC,.gD{background:var(--medium-bg);color:var(--medium)}
.beside{display:grid;gap:2rem;grid-template-columns:minmax(0,1fr)}
.columns{display:grid;gap:0 2.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
.pane{background:var(--shade);border:1px solid var(--line);border-radius:12px;padding:.8rem;margin:0}
footer{color:var(--faint);font-size:.9rem;padding-bottom:2rem}
.errors ul{background:var(--medium-bg);border-radius:10px;padding:.7rem 1rem}
@media (max-width:40rem){.pane{margin:0 -.5rem;padding:.6rem}.advice{grid-template-columns:minmax(0,1fr)}.advice dd{margin-bottom:.3rem}}
@media (min-width:64rem){
.beside{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.pane{position:sticky;top:.75rem;height:calc(100vh - 1.5rem);overflow-y:auto;align-self:start}
}
@media print{
body{font-size:10.5pt;background:#fff}
.controls,.skip,nav{display:none}
.pane{border:0;padding:0;background:none}
.beside{display:block}
.rule,.verdict,.clauses li,.criteria li,.picture,figure{break-inside:avoid}
h3,h4{break-after:avoid}
.long .rule,.long .page{content-visibility:visible}
.scroll{overflow:visible}
mark,.box,.badge,.n,.ref,.grade{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@media (prefers-reduced-motion:no-preference){.here,.ref:target,.clauses li:target{animation:here 1.6s ease-out 1}}
@keyframes here{0%,60%{box-shadow:0 0 0 5px var(--accent)}100%{box-shadow:0 0 0 0 transparent}}
`;
