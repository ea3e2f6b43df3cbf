/** To whom a published letter was handed, and where it is posted. */
import { inWords } from '../../../shared/deadline.ts'
import type { PublicWords } from '../../../shared/words/public.ts'
import { type Html, html, raw } from '../../http/pages.ts'
import type { PublicDelivery } from '../delivery/public.ts'

/** Nothing where nothing is to be said. @param zone IANA zone of the times */
export function deliveredHtml(
  { deliveries }: Pick<PublicDelivery, 'deliveries'>,
  zone: string,
  words: PublicWords,
): Html {
  if (deliveries.length === 0) return raw('')
  const { delivered } = words
  return html`<section class="delivered" id="delivered">
<h2>${delivered.title}</h2>
<ul>${deliveries.map(
    ({ recipient, deliveredAt, posted }) =>
      html`<li><span dir="auto">${delivered.to(recipient, inWords(deliveredAt, zone, words.language))}</span>${posted === '' ? raw('') : html` <a href="${posted}" rel="noopener">${delivered.posted}</a>`}</li>`,
  )}</ul>
</section>`
}
