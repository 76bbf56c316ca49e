/** What only the page of statistics has. */
export const STATS_STYLE = `nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;background:none;border:0}
nav li{padding:0;border:0;font-size:.92rem}
main section>h2{margin-bottom:.6rem;scroll-margin-top:1rem}
main section>p{margin-bottom:.7rem;color:var(--faint)}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:.6rem;margin:0}
.tiles div{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:.6rem .8rem;display:flex;flex-direction:column-reverse}
.tiles dt{color:var(--faint);font-size:.85rem}
.tiles dd{margin:0;font-size:1.35rem;font-weight:650;font-variant-numeric:tabular-nums}
.plot{border:1px solid var(--line);border-radius:10px;background:var(--paper);padding:.3rem 0;margin:0}
.plot table,.scroll table{min-width:0}
.scroll table{width:max-content;min-width:100%}
td.num,th.num{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.bars{table-layout:fixed}
.bars th,.bars td{border-top:0;padding:.22rem .7rem;vertical-align:middle}
.bars th{font-weight:500;width:32%}
.bars .num{width:6.5rem}
.bars td.bar-cell{padding-left:.4rem}
.bar{display:block;width:100%;height:1rem;border-radius:3px;background:var(--shade)}
.critical{fill:var(--critical)}.high{fill:var(--high)}.medium{fill:var(--medium)}.low{fill:var(--low)}.info{fill:var(--info)}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1rem;padding:.4rem .7rem;font-size:.88rem;color:var(--faint)}
.legend svg{width:.8rem;height:.8rem;vertical-align:-.05em;margin-right:.35rem}
.chart{display:block;width:100%;max-width:36rem;height:auto;margin:0 auto;font-size:12px}
.chart text{fill:var(--ink)}
.chart .soft{fill:var(--faint)}
.chart .column{fill:var(--accent)}
.chart .axis{stroke:var(--line)}
.chart .way{fill:none;stroke:var(--accent);opacity:.55}
.heat td{text-align:center;font-variant-numeric:tabular-nums;min-width:2.9rem;border-left:1px solid var(--line)}
.heat thead th{vertical-align:bottom;writing-mode:vertical-rl;max-height:12rem;padding:.5rem .3rem;text-align:end;font-weight:500;border:0}
.heat thead th.corner{writing-mode:horizontal-tb;vertical-align:bottom}
.heat tbody th{font-weight:500;min-width:9rem;max-width:16rem;position:sticky;left:0;background:var(--paper)}
.q1{background:color-mix(in srgb,var(--high) 9%,var(--paper))}
.q2{background:color-mix(in srgb,var(--high) 18%,var(--paper))}
.q3{background:color-mix(in srgb,var(--high) 27%,var(--paper))}
.q4{background:color-mix(in srgb,var(--high) 36%,var(--paper))}
.cards li{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:.7rem .9rem;margin-bottom:.6rem}
.cards .facts{color:var(--faint);font-size:.9rem;margin-bottom:.35rem}
.cards blockquote{overflow-wrap:anywhere}
@media (max-width:40rem){.bars th{width:36%}.bars .num{width:4.7rem;padding-left:.2rem}.bars thead th{font-size:.74rem}.heat tbody th{min-width:6.5rem;max-width:8rem}}
@media print{.plot,.cards li,.tiles div{break-inside:avoid}.heat td,.bar,.legend svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
