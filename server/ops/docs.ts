/** The API description as a page to read: no script, nothing from other hosts. */
import { contracts } from '../../shared/contract/index.ts'
import type { Contract } from '../../shared/contract/route.ts'
import { html, wholePage } from '../http/pages.ts'
import { openapi } from './openapi.ts'

/** Every route with its permission, its fields and its answer. */
export function docsPage(publicUrl: string): string {
  const { paths } = openapi(publicUrl) as { paths: Record<string, Record<string, Operation>> }
  const entries = [...contracts].map(([name, contract]) => entry(name, contract, paths))
  return wholePage({
    title: 'API · Undersigned',
    body: html`<main class="plain docs"><h1>API</h1>
<p>JSON in and out, judged by the contracts below. <a href="/api/openapi.json">The same as OpenAPI 3.1.</a></p>
<p>Sign with <code>Authorization: Bearer …</code>; <code>npm run -s undersigned -- token EMAIL</code> prints a token. Errors are <code>{ code, message }</code>.</p>
${entries}</main>`,
  })
}

type Operation = {
  parameters?: { name: string; in: string; schema: unknown }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: { 200: { content: Record<string, { schema: unknown }> } }
}

function entry(name: string, contract: Contract, paths: Record<string, Record<string, Operation>>) {
  const operation = paths[contract.path.replace(/:(\w+)/g, '{$1}')]![contract.method.toLowerCase()]!
  const asked = {
    parameters: operation.parameters ?? [],
    body: Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? null,
  }
  const given = Object.values(operation.responses[200].content)[0]?.schema ?? null
  return html`<section id="${name}"><h2>${contract.method} <code>${contract.path}</code></h2>
<p>${contract.summary} Permission: <code>${contract.permission}</code>.</p>
<details><summary>What goes in</summary><pre>${JSON.stringify(asked, null, 2)}</pre></details>
<details><summary>What comes out</summary><pre>${JSON.stringify(given, null, 2)}</pre></details></section>`
}
