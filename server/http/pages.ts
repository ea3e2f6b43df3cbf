/** The frame of pages that are rendered on the server and work without script. */
import type { Refusal } from '../../shared/refusals.ts'

/** HTML that is safe to send as it is. Only `html` and `raw` make it. */
export type Html = { readonly html: string }

/**
 * A tagged template in which every value is escaped, unless it is itself `Html` or a list of such.
 * @example html`<p>${name}</p>`
 */
export function html(
  parts: TemplateStringsArray,
  ...values: (Html | string | number | readonly Html[])[]
): Html {
  const pieces = parts.map((part, at) => part + (at < values.length ? rendered(values[at]!) : ''))
  return { html: pieces.join('') }
}

/** Marks a string as safe HTML. Only for what another renderer has escaped already. */
export const raw = (safe: string): Html => ({ html: safe })

const rendered = (value: Html | string | number | readonly Html[]): string => {
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  if (Array.isArray(value)) return value.map(item => item.html).join('')
  return (value as Html).html
}

/** Makes text inert in HTML, in content and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)

/**
 * A whole page.
 * @param page.indexed false (the default) asks search engines to stay away [SAFE-2].
 * @param page.script true loads the small script that makes a complete page nicer.
 */
export function wholePage(page: {
  title: string
  language?: string
  direction?: 'ltr' | 'rtl'
  indexed?: boolean
  script?: boolean
  body: Html
}): string {
  return html`<!doctype html>
<html lang="${page.language ?? 'en'}" dir="${page.direction ?? 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${page.indexed ? raw('') : raw('<meta name="robots" content="noindex, nofollow">')}
<meta name="referrer" content="same-origin">
<title>${page.title}</title>
<link rel="stylesheet" href="/look/page.css">${page.script ? raw('<script type="module" src="/look/public.js"></script>') : raw('')}
</head>
<body>
${page.body}
</body>
</html>`.html
}

/** A "no" as a page. */
export const refusalPage = (refusal: Refusal): string =>
  wholePage({
    title: 'Undersigned',
    body: html`<main class="plain"><h1>${refusal.code === 'not-found' ? 'Nothing here' : 'This did not work'}</h1><p role="alert">${refusal.message}</p></main>`,
  })
