/// What the gateway's own pages have in common, light or dark; each adds its own behind it.
enum PageStyle {
    static let css = #"""
        :root {
          color-scheme: light dark;
          --ground: #f6f7f9; --card: #ffffff; --text: #1a1d21; --soft: #5a626c; --line: #cfd5dc;
          --strong: #0b57b8; --on-strong: #ffffff; --good: #176a35; --bad: #a8201a; --warn: #7a5200;
          --visitor: #e3eefc; --agent: #eceff2;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171a; --card: #1d2125; --text: #e8eaed; --soft: #a5adb6; --line: #3b4249;
            --strong: #8ab8f8; --on-strong: #0e1a2b; --good: #7bd298; --bad: #ff9a92; --warn: #f0c36d;
            --visitor: #1f3450; --agent: #2a3037;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; padding: 1rem; background: var(--ground); color: var(--text);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
        }
        h1 { margin: 0; font-size: 1.5rem; }
        section {
          padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
          min-width: 0;
        }
        button {
          min-height: 2.75rem; padding: .375rem 1rem; font: inherit; font-weight: 600; cursor: pointer;
          color: var(--on-strong); background: var(--strong); border: 1px solid transparent;
          border-radius: .375rem;
        }
        button[type="button"] { color: var(--strong); background: transparent; border-color: var(--strong); }
        button:disabled, input:disabled { opacity: .5; cursor: not-allowed; }
        :focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
        .grow { flex: 1 1 12rem; min-width: 0; }
        dl { margin: 0; }
        dt { color: var(--soft); }

        """#
}
