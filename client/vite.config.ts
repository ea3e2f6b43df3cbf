/**
 * Builds the application into `dist/client`. The editor, the importer and comparing are chunks of their own, so
 * that signing in loads none of them. No script or font is ever inlined: the server's Content-Security-Policy
 * takes both from this host's files only.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
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
  plugins: [react(), lookForPages(), compressedBeside()],
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
    rolldownOptions: {
      input: { index: here('index.html'), public: here('public.ts') },
      output: {
        codeSplitting: { groups: [LIBRARIES] },
        // Pages rendered on the server ask for their script under a name that does not change.
        entryFileNames: ({ name }) => (name === 'public' ? 'look/public.js' : 'assets/[name]-[hash].js'),
      },
    },
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
  const parts = text.split(/^@import ["']\.\/([\w-]+\.css)["']( [^;\n]+)?;\n/m)
  const whole = parts.map(async (part, at) => {
    if (at % 3 === 0) return part
    if (at % 3 === 2) return ''
    const media = parts[at + 1]
    return media === undefined ? sheet(part) : `@media${media} {\n${await sheet(part)}\n}\n`
  })
  return (await Promise.all(whole)).join('')
}

const COMPRESSIBLE = /\.(html|css|js|svg)$/
/** Below this, the headers of an answer are most of it. */
const WORTH_COMPRESSING = 1024

/** Writes what gains by it also as `.br` and `.gz`, once, so that the server need not. Not while watching. */
function compressedBeside(): Plugin {
  return {
    name: 'compressed-beside',
    async writeBundle({ dir }) {
      if (this.meta.watchMode || dir === undefined) return
      const files = await readdir(dir, { recursive: true })
      await Promise.all(files.filter(name => COMPRESSIBLE.test(name)).map(name => beside(join(dir, name))))
    },
  }
}

async function beside(path: string): Promise<void> {
  const plain = await readFile(path)
  if (plain.length < WORTH_COMPRESSING) return
  // The highest quality takes ten times as long for a twentieth less.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(plain, { params }))
  await writeFile(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }))
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
