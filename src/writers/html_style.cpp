// The style sheet of the page. Logical properties only, so that one sheet serves both directions;
// colours follow the reader's light or dark setting and are plain black on white in print.
#include "writers/html.h"

namespace waqai::writers {

std::string_view html_style() {
  return R"css(
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --soft: #5a5a5a; --line: #d5d2c8;
  --link: #1a4f8b; --mark: #fff0b3; --aim: #ffd24d; --happened: #1d6b35; --ongoing: #0f6674; --planned: #1a4f8b;
  --possible: #7a5200; --denied: #a3222a; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161618; --soft: #b0b0b0; --line: #3d3d42;
  --link: #9cc4f2; --mark: #4a3f12; --aim: #7a6310; --happened: #7fd396; --ongoing: #7ed0dc; --planned: #9cc4f2;
  --possible: #e3b866; --denied: #f0959b; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--paper); color: var(--ink); line-height: 1.6;
  font-family: "Noto Naskh Arabic", "Noto Sans Arabic", "Segoe UI", Tahoma, "DejaVu Sans", sans-serif; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; inset-block-start: -10rem; }
.skip:focus { inset-block-start: 0; background: var(--paper); padding: .5rem; }
article { max-width: 84rem; margin: 0 auto 3rem; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.4; }
h2 { margin: 0 0 .5rem; font-size: 1.25rem; border-block-end: 2px solid var(--line); }
h3 { margin: 1.2rem 0 .4rem; font-size: 1.05rem; }
.about { margin: .2rem 0 1.2rem; color: var(--soft); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem; align-items: start; }
@media (max-width: 60rem) { .columns { display: block; } .report { margin-block-start: 2rem; } }
@media screen and (min-width: 60.01rem) {
  .report { position: sticky; inset-block-start: 1rem; max-height: calc(100vh - 2rem); overflow: auto; } }
ol { list-style: none; margin: 0; padding: 0; }
.entry { margin: 0 0 .9rem; padding: .4rem .8rem; border-inline-start: 4px solid var(--line); break-inside: avoid; }
.entry:target { background: var(--mark); }
.said { margin: 0; font-weight: 600; }
.said a { text-decoration: none; }
.said a:hover { text-decoration: underline; }
.kind { margin: 0; color: var(--soft); }
.fact { font-weight: 600; }
.happened { border-color: var(--happened); } .happened .fact { color: var(--happened); }
.ongoing { border-color: var(--ongoing); } .ongoing .fact { color: var(--ongoing); }
.planned { border-color: var(--planned); } .planned .fact { color: var(--planned); }
.possible { border-color: var(--possible); } .possible .fact { color: var(--possible); }
.denied { border-color: var(--denied); } .denied .fact { color: var(--denied); }
.rival { margin: 0; color: var(--denied); }
dl { margin: .2rem 0 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 .8rem; }
dt { color: var(--soft); }
dd { margin: 0; }
.accounts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem; }
.report p { margin: 0 0 .8rem; font-size: 1.05rem; }
.report .title { font-weight: 700; }
mark { background: var(--mark); color: inherit; border-radius: .2rem; padding: 0 .1rem; }
mark:target { background: var(--aim); outline: 2px solid var(--link); }
mark a { color: inherit; }
sup { font-size: .7em; line-height: 0; }
.note { color: var(--soft); }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #333; --line: #999; --link: #000; --mark: #eee;
    --happened: #000; --ongoing: #000; --planned: #000; --possible: #000; --denied: #000; }
  body { padding: 0; font-size: 10.5pt; }
  .skip { display: none; }
  .columns { display: block; }
  .report { break-before: page; }
  a { text-decoration: none; }
  h2, h3 { break-after: avoid; }
  article + article { break-before: page; }
}
)css";
}

}  // namespace waqai::writers
