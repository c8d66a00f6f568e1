// How the page of the HTML report looks: light and dark by the reader's setting, and on paper.
#pragma once

#include <string_view>

namespace stackbook::report {

inline constexpr std::string_view page_style = R"css(
:root{color-scheme:light dark;--paper:#f6f7f9;--card:#fff;--ink:#1c2430;--quiet:#5b6675;--line:#dde2e9;--blue:#2457c5;
--error:#b3261e;--error-paper:#fdeceb;--warning:#8a5a00;--warning-paper:#fdf3dc;--info:#2f5d8a;--info-paper:#e9f1fa;--good:#1e7b4a}
@media(prefers-color-scheme:dark){:root{--paper:#12161c;--card:#1b2129;--ink:#e6eaf0;--quiet:#9aa6b5;--line:#2d3641;--blue:#8fb2ff;
--error:#ff8a80;--error-paper:#3b1d1d;--warning:#f2c063;--warning-paper:#372b12;--info:#8fc1f0;--info-paper:#172b40;--good:#6fd19a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
main{max-width:960px;margin:0 auto;padding:32px 20px 48px}
header{margin:8px 0 20px}
h1{font-size:24px;line-height:1.25;margin:0 0 4px;overflow-wrap:anywhere}
h2{font-size:17px;margin:0 0 12px}
p{margin:0 0 6px}
.status{font-size:17px;font-weight:600}
.quiet,.quiet a{color:var(--quiet);font-size:13px}
a{color:var(--blue)}
.counts{display:flex;flex-wrap:wrap;gap:12px;margin-top:16px}
.count{min-width:104px;padding:10px 16px;background:var(--card);border:1px solid var(--line);border-top:3px solid var(--quiet);border-radius:8px}
.count b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}
.count span{font-size:13px;color:var(--quiet)}
.count.error{border-top-color:var(--error)}.count.error b{color:var(--error)}
.count.warning{border-top-color:var(--warning)}.count.warning b{color:var(--warning)}
.count.info{border-top-color:var(--info)}
.count.none{border-top-color:var(--good)}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 20px;margin:0 0 18px}
section.failure{border-left:4px solid var(--error)}
.columns{display:flex;flex-wrap:wrap;align-items:flex-start;gap:28px}
table{border-collapse:collapse;font-size:14px}
caption{text-align:left;font-weight:600;padding-bottom:4px}
th,td{text-align:left;padding:3px 14px 3px 0;vertical-align:top;overflow-wrap:anywhere}
th{font-weight:500}
th[scope=col]{color:var(--quiet);font-size:13px;border-bottom:1px solid var(--line)}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.bar{width:130px;padding-top:10px}
.bar i{display:block;height:8px;border-radius:4px;background:var(--good);min-width:2px}
.bars th{min-width:110px;max-width:220px}
dl{display:grid;grid-template-columns:minmax(140px,240px) 1fr;gap:8px 20px;margin:0}
dt{color:var(--quiet)}dd{margin:0;font-variant-numeric:tabular-nums;overflow-x:auto}
article{display:grid;grid-template-columns:56px 1fr;gap:0 14px;padding:12px 0;border-top:1px solid var(--line)}
h2+article{border-top:0;padding-top:0}
.cell{font:600 13px/1.7 ui-monospace,"DejaVu Sans Mono",monospace;color:var(--quiet)}
article p{overflow-wrap:anywhere}
.tag{display:inline-block;font-size:12px;font-weight:600;line-height:1.5;padding:0 8px;border-radius:10px;margin-right:4px}
.tag.error{color:var(--error);background:var(--error-paper)}
.tag.warning{color:var(--warning);background:var(--warning-paper)}
.tag.info{color:var(--info);background:var(--info-paper)}
.tag.state{color:var(--quiet);border:1px solid var(--line)}
.closed{opacity:.8}
.answer,.fix{border-left:3px solid var(--line);padding-left:10px}
details{margin:2px 0 6px;font-size:14px}
summary{cursor:pointer;color:var(--blue)}
footer{margin-top:24px}
@media(max-width:560px){article{grid-template-columns:1fr}dl{grid-template-columns:1fr}}
@media print{body{background:#fff}main{max-width:none;padding:0}section,article{break-inside:avoid}}
)css";

} // namespace stackbook::report
