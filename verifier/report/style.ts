/** The look of `report.html`: two columns on paper, one on a narrow screen, light and dark. */
export const style = `:root{color-scheme:light dark;--ink:light-dark(#1c1b18,#ece9e2);--paper:light-dark(#fffdf8,#1a1916);--soft:light-dark(#5d594f,#b0aa9c);--line:light-dark(#d8d2c4,#45413a)}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 Georgia,"Times New Roman",serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.8rem;line-height:1.2}h2{font-size:1.3rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1rem}
.seal{border:2px solid currentColor;padding:.5rem .75rem;display:inline-block}
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold}
th,td{border-top:1px solid var(--line);padding:.4rem .5rem .4rem 0;text-align:left;vertical-align:top;font-weight:normal}
td{text-align:right;font-variant-numeric:tabular-nums}
.mark,.soft{color:var(--soft);font-size:.85em}.unknown{font-style:italic}
blockquote{margin:1rem 0;border-left:3px solid var(--line);padding-left:1rem}
.note{border-left:3px solid currentColor;padding-left:.75rem}
dl.parts{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;margin:.5rem 0}dl.parts dd{margin:0;text-align:right}
code{overflow-wrap:anywhere;font-size:.8em}a{color:inherit}
@media (min-width:64rem),print{main{max-width:44rem;padding-right:15rem}.note{float:right;clear:right;width:13rem;margin:0 -15rem 1rem 0;font-size:.85em}}
@media print{main{padding:0 11rem 0 0}.note{width:10rem;margin-right:-11rem}body{font-size:10pt}thead{display:table-header-group}tr,blockquote,.note{break-inside:avoid}.page{break-before:page}.page:first-child{break-before:auto}a{text-decoration:none}}
`;
