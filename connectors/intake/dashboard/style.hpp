// The dashboard's style sheet: system font, light and dark by the reader's setting, wide tables scroll by
// themselves.
#pragma once

namespace stackbook::intake {

inline constexpr const char* page_style = R"(
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--good:#1a7f37;--bad:#c62828;--fair:#8a6100}
@media(prefers-color-scheme:dark){:root{--good:#57c76f;--bad:#ff8a80;--fair:#e3b341}}
body{font:15px/1.45 system-ui,sans-serif;margin:0}
header{border-bottom:1px solid var(--line);padding:.6rem 1.5rem}h1{font-size:1.15rem;margin:0}h1 a{color:inherit;text-decoration:none}
main{padding:0 1.5rem 3rem;max-width:80rem}h2{font-size:1.05rem;margin:1.6rem 0 .5rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;white-space:nowrap}td{font-variant-numeric:tabular-nums}.n{text-align:right}tr.chosen{background:var(--soft)}
.good{color:var(--good)}.bad{color:var(--bad)}.fair{color:var(--fair)}.empty{opacity:.75}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.3rem 0}dt{opacity:.75}dd{margin:0}summary{cursor:pointer}
)";

} // namespace stackbook::intake
