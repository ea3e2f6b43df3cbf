/** The page after the form was sent: the same for everybody [SIGN-4]. */
import { publicWords } from '../../../shared/words/public.ts'
import { html, wholePage } from '../../http/pages.ts'
import type { Current } from '../current.ts'
import { pathOf } from '../rows.ts'
import { inLanguage } from './languages.ts'

/**
 * It says nothing but what the sender knows: the address they typed, and that nothing is signed yet.
 * @param spoken the language of the page; empty for the authentic text's
 */
export function sentPage({ signon, version }: Current, address: string, spoken: string, now: number): string {
  const words = publicWords(spoken || version.language)
  const { language, direction, form } = words
  return wholePage({
    ...{ language, direction },
    title: words.neutralTitle,
    body: html`<main class="plain"><h1>${form.sentTitle}</h1><p>${form.sent(address)}</p><p>${form.sentLate}</p><p><a href="${inLanguage(pathOf(signon, now), spoken)}">${form.back}</a></p></main>`,
  })
}
