import { describe, expect, it } from 'vitest'
import { suggestAsks } from '../../shared/cite/asks.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { countedIds } from './letters.ts'

const asks = (text: string) =>
  suggestAsks(fromPlain(text, { newId: countedIds() }).file.body).map(({ verb, wording, targets }) => [
    verb,
    wording,
    targets.map(one => one.asWritten),
  ])
const fallbacks = (text: string) =>
  suggestAsks(fromPlain(text, { newId: countedIds() }).file.body).map(one => one.fallback)

describe('Asks suggested from English letters', () => {
  it('[ASK-4] are the points under "we call on … to:", with what happens otherwise', () => {
    const letter =
      'We, the undersigned, call on all delegations to:\n\n- Delete Article 17;\n- Narrow Articles 5 and 6 to pilots; and\n- Retain the chapeau of Article 9.\n\nUnless this is done, delegations should reject the draft.'
    expect(asks(letter)).toEqual([
      ['delete', 'Delete Article 17', ['Article 17']],
      ['narrow', 'Narrow Articles 5 and 6 to pilots', ['Articles 5 and 6', 'Articles 5 and 6']],
      ['retain', 'Retain the chapeau of Article 9.', ['the chapeau of Article 9']],
    ])
    expect(new Set(fallbacks(letter))).toEqual(
      new Set(['Unless this is done, delegations should reject the draft.']),
    )
  })

  it('[ASK-4] are numbered recommendations under their heading', () => {
    expect(
      asks(
        '## Recommendations\n\n1. Define “tide” in Article 2.\n2. Mainstream safety across the whole treaty.',
      ),
    ).toEqual([
      ['define', 'Define “tide” in Article 2.', ['Article 2']],
      ['mainstream', 'Mainstream safety across the whole treaty.', ['the whole treaty']],
    ])
  })

  it.each([
    ['Delete Article 17.', 'delete', 'Article 17'],
    ['Recommendation 3: Replace Article 9(2) with the text below.', 'replace', 'Article 9(2)'],
    ['Article 17 should be deleted or rewritten.', 'delete', 'Article 17'],
    ['Article 12(2) should not include sonar.', 'oppose', 'Article 12(2)'],
    ['We recommend that Article 5 be moved to Chapter II.', 'move', 'Article 5'],
    ['We urge delegations to clarify paragraph 2 of Article 9.', 'clarify', 'paragraph 2 of Article 9'],
    ['We welcome Article 88 and its wording.', 'welcome', 'Article 88'],
    ['We oppose Article 17.', 'oppose', 'Article 17'],
    ['The drafting of Article 6 needs improvement.', 'amend', 'Article 6'],
    ['We support calls for Article 17 to be deleted.', 'delete', 'Article 17'],
    ['Article 5 must be limited to pilots.', 'limit', 'Article 5'],
    ['States should insert a new Article 4 bis on lamps.', 'insert', 'new Article 4 bis'],
  ])('[ASK-4] are sentences that demand: %s', (sentence, verb, target) => {
    const [[said, , targets] = []] = asks(`Our letter.\n\n${sentence}`)
    expect([said, targets?.[0]]).toEqual([verb, target])
  })

  it('[ASK-4] point back at what was named, and at whole articles where these are many', () => {
    expect(
      asks('Article 7 dims lamps, as does Article 9 (under paragraph 4). These articles should be deleted.'),
    ).toEqual([['delete', 'These articles should be deleted.', ['Article 7', 'Article 9']]])
    expect(asks('Article 9(2) is vague. We recommend the deletion of that paragraph.')[0]?.[0]).toBe('delete')
  })

  it('[ASK-4] keep "this article" as written where an earlier paragraph said which', () => {
    expect(
      asks('Article 12 lists duties.\n\nWe support calls for pilots to be included earlier in this article.'),
    ).toEqual([
      ['insert', 'We support calls for pilots to be included earlier in this article.', ['this article']],
    ])
  })

  it('[ASK-4] may fall back on a second choice of their own', () => {
    expect(fallbacks('Delegations should delete Article 17 or, failing that, limit it to pilots.')).toEqual([
      'limit it to pilots.',
    ])
  })

  it.each([
    'Article 17 is about lamps.',
    'The UNTOC needs Article 28 of the UNTOC.',
    'We should meet again.',
    'Pilots should read A/RES/77/211.',
  ])('[ASK-4] are none: %s', sentence => {
    expect(asks(sentence)).toEqual([])
  })
})

describe('Asks suggested from Spanish letters', () => {
  it('[ASK-4] are the points under "instamos a … a que:"', () => {
    const letter =
      'Instamos a todas las delegaciones a que:\n\n- Supriman el artículo 17;\n- Incluyan a los prácticos en el párrafo 2 del artículo 5; y\n- Mantengan el preámbulo.\n\nDe lo contrario, pedimos a los Estados que rechacen el proyecto.'
    expect(asks(letter)).toEqual([
      ['delete', 'Supriman el artículo 17', ['artículo 17']],
      ['insert', 'Incluyan a los prácticos en el párrafo 2 del artículo 5', ['párrafo 2 del artículo 5']],
      ['retain', 'Mantengan el preámbulo.', ['el preámbulo']],
    ])
    expect(fallbacks(letter)[0]).toBe('De lo contrario, pedimos a los Estados que rechacen el proyecto.')
  })

  it.each([
    ['El artículo 17 debe suprimirse.', 'delete', 'artículo 17'],
    ['Recomendamos que se aclare el artículo 9.', 'clarify', 'artículo 9'],
    ['El artículo 12 no debería incluir el sonar.', 'oppose', 'artículo 12'],
    ['Acogemos con satisfacción el artículo 88.', 'welcome', 'artículo 88'],
    ['Suprimir el artículo 17.', 'delete', 'artículo 17'],
    ['Rechazamos el artículo 17.', 'reject', 'artículo 17'],
    ['Proponemos limitar el artículo 5 a los prácticos.', 'limit', 'artículo 5'],
  ])('[ASK-4] are sentences that demand: %s', (sentence, verb, target) => {
    const [[said, , targets] = []] = asks(`Nuestra carta.\n\n${sentence}`)
    expect([said, targets?.[0]]).toEqual([verb, target])
  })

  it('[ASK-4] are recommendations, and not concerns', () => {
    expect(asks('Nuestras recomendaciones son las siguientes:\n\n1. Definir la marea.')[0]?.[0]).toBe(
      'define',
    )
    expect(asks('Nos preocupa que el proyecto:\n\n- suprima el artículo 5;\n- sea largo.')).toEqual([])
  })
})

describe('Asks suggested from French letters', () => {
  it('[ASK-4] are the points under "nous demandons … de :"', () => {
    const letter =
      'Nous demandons à toutes les délégations de :\n\n- Supprimer l’article 17 ;\n- Inclure les pilotes au paragraphe 2 de l’article 5 ; et\n- Maintenir le préambule.\n\nÀ défaut, nous appelons les États à rejeter le projet.'
    expect(asks(letter)).toEqual([
      ['delete', 'Supprimer l’article 17', ['article 17']],
      ['insert', 'Inclure les pilotes au paragraphe 2 de l’article 5', ['paragraphe 2 de l’article 5']],
      ['retain', 'Maintenir le préambule.', ['le préambule']],
    ])
    expect(fallbacks(letter)[0]).toBe('À défaut, nous appelons les États à rejeter le projet.')
  })

  it.each([
    ['L’article 17 doit être supprimé.', 'delete', 'article 17'],
    ['Nous recommandons de préciser l’article 9.', 'clarify', 'article 9'],
    ['L’article 12 ne devrait pas inclure le sonar.', 'oppose', 'article 12'],
    ['Nous saluons l’article 88.', 'welcome', 'article 88'],
    ['Supprimer l’article 17.', 'delete', 'article 17'],
    ['Nous rejetons l’article 17.', 'reject', 'article 17'],
    ['Nous proposons de limiter l’article 5 aux pilotes.', 'limit', 'article 5'],
  ])('[ASK-4] are sentences that demand: %s', (sentence, verb, target) => {
    const [[said, , targets] = []] = asks(`Notre lettre.\n\n${sentence}`)
    expect([said, targets?.[0]]).toEqual([verb, target])
  })

  it('[ASK-4] are recommendations, and not concerns', () => {
    expect(asks('Nous faisons les recommandations suivantes :\n\n1. Définir la marée.')[0]?.[0]).toBe(
      'define',
    )
    expect(
      asks('Nous sommes préoccupés par le fait que le projet :\n\n- supprime l’article 5 ;\n- est long.'),
    ).toEqual([])
  })
})
