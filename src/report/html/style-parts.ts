const severities = (rule: (name: string) => string): string =>
  ['critical', 'high', 'medium', 'low', 'info'].map(rule).join('');

/** What stands on the page: findings, criteria, the map, the document with its marks. */
export const PARTS = `.badge{display:inline-block;font-size:.8rem;font-weight:600;line-height:1.5;border-radius:6px;padding:0 .5rem;vertical-align:.08em;white-space:nowrap}
${severities((name) => `.badge.${name}{background:var(--${name}-bg);color:var(--${name})}`)}
.rule{background:var(--paper);border:1px solid var(--line);border-left:5px solid var(--line);border-radius:10px;padding:1rem 1.1rem;margin-bottom:1.1rem}
.long .rule{content-visibility:auto;contain-intrinsic-size:auto 22rem}
${severities((name) => `.rule.${name}{border-left-color:var(--${name})}`)}
.advice{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.25rem .8rem;margin:.6rem 0 .9rem}
.advice dt{color:var(--faint);font-size:.92rem}
.advice dd{margin:0}
.clauses li{border-top:1px solid var(--line);padding:.7rem 0;scroll-margin-top:1rem;border-radius:4px}
.clauses li:target{background:var(--shade)}
.where{font-size:.92rem;margin-bottom:.35rem}
.n,.ref{display:inline-flex;align-items:center;justify-content:center;min-width:1.5rem;height:1.5rem;padding:0 .3rem;border-radius:.75rem;font-size:.8rem;font-weight:700;line-height:1;text-decoration:none}
${severities((name) => `.n.${name},.ref.${name}{background:var(--${name});color:var(--paper)}`)}
blockquote{border-left:3px solid var(--line);padding-left:.8rem;unicode-bidi:isolate}
blockquote b,q b,.paper mark b{font-weight:650;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
${severities((name) => `.rule.${name} blockquote b,.paper mark.${name} b{text-decoration-color:var(--${name})}`)}
.promise{border-left-style:dashed}
details summary{cursor:pointer;color:var(--accent);padding:.35rem 0;font-size:.95rem}
.rule details ul{display:grid;gap:.7rem;padding:.3rem 0 0;font-size:.95rem}
.criteria li,.missing li,.refused li,.references li,.known li,.doubts li{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:.6rem .8rem;margin-bottom:.5rem}
.criteria li,.refused li,.references li{display:grid;grid-template-columns:1.6rem minmax(0,1fr);gap:0 .5rem}
.criteria li>p,.refused li>p,.references li>p{grid-column:2}
.criteria li>.sign,.refused li>.sign,.references li>.sign{grid-row:1;grid-column:1}
.sign{display:inline-flex;align-items:center;justify-content:center;width:1.6rem;height:1.6rem;border-radius:50%;font-weight:700;font-size:.9rem}
.sign.pass{background:var(--good-bg);color:var(--good)}
.sign.fail{background:var(--high-bg);color:var(--high)}
.sign.unspecified{background:var(--medium-bg);color:var(--medium)}
.rests{font-size:.93rem;color:var(--faint)}
.rests q{color:var(--ink);unicode-bidi:isolate;quotes:none}
.missing p{margin-top:.2rem}
.known ul{padding:.3rem 0 0}
.known li:target{background:var(--shade)}
.known li p{margin-top:.3rem}
.known .why{font-size:.92rem;color:var(--faint)}
.doubts li{border-color:var(--medium)}
.closing p{color:var(--faint);margin-top:.4rem}
.map figure{margin:.9rem 0}
.map svg{display:block;width:100%;height:auto;font-size:14px;overflow:visible}
.map svg text{fill:var(--ink)}
.map svg .more{fill:var(--faint);font-size:13px}
.map svg rect{fill:var(--paper);stroke:var(--line);stroke-width:1.5}
.map svg .head rect{fill:none;stroke:none}
.map svg .head text{fill:var(--faint);font-weight:600}
.map svg .named rect{stroke:var(--ink)}
.map svg .named text{font-weight:600}
.map svg .open rect{stroke:var(--high);stroke-dasharray:5 4}
.map svg .rest rect{stroke:none;fill:none}
${severities((name) => `.map svg .data.${name} rect{fill:var(--${name}-bg);stroke:var(--${name})}.map svg .data.${name} .more{fill:var(--ink)}`)}
.flow{fill:none;stroke:var(--faint);stroke-width:1.5}
.tip{fill:var(--faint)}
.map svg.wide{max-width:64rem}
.map svg.narrow{display:none}
@media (max-width:47.99rem){.map svg.wide{display:none}.map svg.narrow{display:block;max-width:30rem}}
@media print{.map svg.wide{display:block}.map svg.narrow{display:none}}
figcaption{display:flex;flex-wrap:wrap;gap:.4rem .8rem;font-size:.88rem;color:var(--faint);margin-top:1rem}
.key{border:1.5px solid var(--line);border-radius:7px;padding:.1rem .6rem;background:var(--paper)}
.key.named{border-color:var(--ink);font-weight:600;color:var(--ink)}
.key.open{border:1.5px dashed var(--high)}
.wholly{margin-bottom:.4rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--paper)}
table{border-collapse:collapse;width:100%;min-width:44rem;font-size:.92rem}
th,td{text-align:start;vertical-align:top;padding:.45rem .7rem;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--faint);font-weight:600}
td .item{display:block}
td a{display:inline-block;min-width:1.5rem;padding:.1rem .2rem}
.page{margin-bottom:1rem}
.long .page{content-visibility:auto;contain-intrinsic-size:auto 50rem}
.page h4{font-size:.85rem;font-weight:500;color:var(--faint);margin-bottom:.3rem}
.paper>p,.page>p,.page>.row,.paper>.row{background:var(--paper)}
.paper p{white-space:pre-line;padding:.25rem 1rem;line-height:1.75;unicode-bidi:isolate}
.paper p.heading{font-weight:650;padding-top:.8rem}
.paper .d1{padding-left:2rem}.paper .d2{padding-left:3rem}.paper .d3{padding-left:4rem}.paper .d4{padding-left:5rem}
.paper p.header,.paper p.footer,.paper p.footnote,.paper p.endnote,.paper p.comment{font-size:.88rem;color:var(--faint)}
.row{display:flex;border-top:1px solid var(--line)}
.row p{flex:1 1 0;min-width:0}
.row p+p{border-left:1px solid var(--line)}
.blank{color:var(--faint)}
mark{color:inherit;border-radius:3px;padding:.05em 0}
${severities((name) => `mark.${name},.box.${name}{background:var(--${name}-bg)}`)}
.paper .ref{margin-right:.25rem;vertical-align:.08em;scroll-margin-top:30vh}
.picture{position:relative;background:#fff;line-height:0;border:1px solid var(--line)}
.picture img{width:100%;height:auto;display:block}
.box,.ev,.picture .ref{position:absolute}
.picture .box{mix-blend-mode:multiply;border-radius:2px}
.marked:hover .box,.marked:focus-within .box,.marked:has(:target) .box{outline:2px solid #1c2128}
${severities((name) => `.picture .box.${name}{background:var(--mark-${name})}.picture .ev.${name}{border-bottom:2px solid var(--line-${name})}`)}
.picture{--mark-critical:#f9c9c2;--mark-high:#fdd6ca;--mark-medium:#fbe5b4;--mark-low:#cdebee;--mark-info:#e1e4e9;--line-critical:#8b1616;--line-high:#a02c1a;--line-medium:#7d5200;--line-low:#17636b;--line-info:#46515f}
${severities((name) => `.picture .ref.${name}{background:var(--line-${name});color:#fff}`)}
.ev{pointer-events:none}
.picture{margin-left:3.4rem}
.picture .ref{margin:0}
.page-text p{padding-left:0;padding-right:0}
`;
