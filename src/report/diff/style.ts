/** What only the page of changes has: before and now side by side, one below the other on a phone. */
export const DIFF_STYLE = `.diff h2{color:var(--ink);font-size:1.15rem;font-weight:600;margin-bottom:.7rem}
.diff .verdict p{margin-top:.25rem}
.diff .verdict .lead{margin-top:0;display:flex;flex-wrap:wrap;gap:.4rem .6rem}
.diff .said{font-size:1.1rem;margin-bottom:.5rem}
.diff .part{margin-bottom:.5rem;background:var(--medium-bg);color:var(--medium);border-radius:8px;padding:.4rem .7rem;font-weight:600}
.tag{border-radius:8px;padding:.1rem .6rem;font-size:1.05rem}
.tag.worse{background:var(--high-bg);color:var(--high)}
.tag.better{background:var(--good-bg);color:var(--good)}
.diff .rule h3{font-size:1.02rem;margin-bottom:.4rem}
.rule.good{border-left-color:var(--good)}
.rule.good h3 .sign{vertical-align:.05em}
.details{margin-bottom:.6rem}
.details li{margin-top:.15rem}
.sides{display:grid;gap:.8rem 1.4rem;grid-template-columns:minmax(0,1fr)}
.side .where{color:var(--faint)}
.side.old blockquote{border-left-style:dashed}
.rule.good blockquote b{text-decoration-color:var(--good)}
.doubts{margin-bottom:1.6rem}
@media (min-width:48rem){.sides{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
@media print{.sides{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
`;
