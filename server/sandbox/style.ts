/** The sandbox's pages are sober and look like no network. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2024; --paper: #fcfcfd; --line: #d9d9e0; --soft: #60646c;
  --notice: #fff7c2; --notice-ink: #4f3422; --link: #0d74ce; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #edeef0; --paper: #111113; --line: #363a3f; --soft: #b0b4ba;
    --notice: #2d2305; --notice-ink: #ffee9c; --link: #70b8ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif; }
.notice { margin: 0; padding: .6rem 1rem; background: var(--notice); color: var(--notice-ink);
  text-align: center; }
main { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 0 0 .5rem; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
.meta { color: var(--soft); margin: 0 0 1.5rem; }
article { border-top: 1px solid var(--line); padding: 1.25rem 0; overflow-wrap: anywhere; }
article .text { margin: 0 0 1rem; white-space: pre-wrap; }
article img { display: block; max-width: 100%; height: auto; margin: 0 0 .75rem; border-radius: 6px; }
`;
