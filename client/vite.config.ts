/**
 * Builds the application into `dist/client`. The editor, the importer and comparing are chunks of their own, so
 * that signing in loads none of them. No script or font is ever inlined: the server's Content-Security-Policy
 * takes both from this host's files only.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What every screen stands on, in a file of its own: it stays in the browser's store from release to release. */
const LIBRARIES = {
  name: 'libraries',
  test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|wouter|regexparam|mitt|zod)\//,
}

export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [react(), lookForPages()],
  resolve: {
    alias: {
      // Its version for browsers asks the DOM, which the worker that reads files does not have.
      'decode-named-character-reference': here('../node_modules/decode-named-character-reference/index.js'),
    },
  },
  // Readers and the comparer load only the parts that a file needs.
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/client'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [LIBRARIES] } } },
    target: ['chrome111', 'firefox115', 'safari16.4'],
  },
})

const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const
const SHEETS = ['tokens.css', 'page.css'] as const

/**
 * Puts what pages rendered on the server need under names that do not change: `/look/page.css`,
 * `/look/tokens.css` and `/look/fonts/…`. Sheets that a sheet imports are written into it, so that a phone on a
 * bad connection asks once.
 */
function lookForPages(): Plugin {
  return {
    name: 'look-for-pages',
    async generateBundle() {
      for (const name of SHEETS) {
        this.emitFile({ type: 'asset', fileName: `look/${name}`, source: await sheet(name) })
      }
      for (const [name, path] of fonts()) {
        this.emitFile({ type: 'asset', fileName: `look/fonts/${name}`, source: await readFile(path) })
      }
    },
  }
}

async function sheet(name: string): Promise<string> {
  const written = await readFile(here(`look/${name}`), 'utf8')
  const text = written.replace(/url\("[^"]*\/files\/([\w-]+\.woff2)"\)/g, 'url("/look/fonts/$1")')
  const parts = text.split(/^@import ["']\.\/([\w-]+\.css)["'];\n/m)
  return (await Promise.all(parts.map((part, at) => (at % 2 === 1 ? sheet(part) : part)))).join('\n')
}

function fonts(): Map<string, string> {
  const files = here('../node_modules/@fontsource-variable/source-serif-4/files')
  return new Map(
    SUBSETS.flatMap(subset =>
      (['normal', 'italic'] as const).map(style => [
        `source-serif-4-${subset}-wght-${style}.woff2`,
        `${files}/source-serif-4-${subset}-wght-${style}.woff2`,
      ]),
    ),
  )
}
