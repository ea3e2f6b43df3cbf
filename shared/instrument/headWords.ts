/** What drafts call their parts, in the languages in which they are negotiated. */
import type { Level } from './provision.ts'

/** `rank` orders what may hold what: the smaller holds the greater. `bare` may stand without a number. */
export type HeadWord = { level: Level; rank: number; words: readonly string[]; bare?: true }

export const RANKS = {
  preamble: 0,
  annex: 0,
  chapter: 4,
  section: 5,
  unnamed: 8,
  alternative: 9,
  article: 10,
  below: 20,
} as const

export const HEAD_WORDS: readonly HeadWord[] = [
  {
    level: 'annex',
    rank: RANKS.annex,
    words: [
      'annex',
      'annexe',
      'appendix',
      'schedule',
      'anexo',
      'apéndice',
      'appendice',
      'المرفق',
      'приложение',
    ],
    bare: true,
  },
  { level: 'part', rank: 1, words: ['book', 'libro', 'livre', 'книга'] },
  { level: 'part', rank: 2, words: ['part', 'parte', 'partie', 'الجزء', 'часть'] },
  { level: 'part', rank: 3, words: ['title', 'título', 'titulo', 'titre', 'الباب', 'титул'] },
  {
    level: 'chapter',
    rank: RANKS.chapter,
    words: ['chapter', 'capítulo', 'capitulo', 'chapitre', 'الفصل', 'глава'],
  },
  { level: 'section', rank: RANKS.section, words: ['section', 'sección', 'seccion', 'القسم', 'раздел'] },
  {
    level: 'section',
    rank: 6,
    words: ['subsection', 'sub-section', 'subsección', 'sous-section', 'подраздел'],
  },
  { level: 'cluster', rank: 7, words: ['cluster', 'grupo', 'groupe', 'المجموعة', 'кластер'] },
  {
    level: 'article',
    rank: RANKS.article,
    words: [
      'article',
      'articles',
      'artículo',
      'artículos',
      'articulo',
      'artigo',
      'artigos',
      'artikel',
      'articolo',
      'المادة',
      'مادة',
      'المواد',
      'статья',
      'статьи',
    ],
    bare: true,
  },
  {
    level: 'article',
    rank: RANKS.article,
    words: [
      'art.',
      'art',
      'rule',
      'principle',
      'clause',
      'regla',
      'principio',
      'cláusula',
      'règle',
      'principe',
    ],
  },
]

/** Words that may stand before the name: `New article`, `Draft article 5`, `Projet d’article 5`. */
export const BEFORE_WORD =
  "(?:(?:new|draft|proposed|additional|nuevo|nueva|proyecto\\s+de|nouvel|nouveau|nouvelle|projet\\s+d[’']|projet\\s+de)\\s*)?"

/** Names of alternatives, printed with their number as one: `Alt 1`, `Option A`. */
export const ALTERNATIVE_WORDS: readonly string[] = [
  'alt',
  'alt.',
  'alternative',
  'option',
  'opt.',
  'variant',
  'variante',
  'alternativa',
  'opción',
  'opcion',
  'proposal',
  'propuesta',
  'proposition',
  'version',
  'versión',
  'خيار',
  'الخيار',
  'بديل',
  'البديل',
  'вариант',
]

export const PREAMBLE_TITLES =
  /^(?:the\s+)?(?:preamble|preámbulo|preambulo|préambule|preambule|الديباجة|ديباجة|преамбула|序言)$/iu

/** The words with which the parties speak at the beginning of a preamble. */
export const PARTIES =
  /^\[?(?:the|los|las|les|l[’'])\s*(?:\p{Lu}\p{L}*\s+){0,4}(?:states?|parties|governments?|members?|estados?|partes?|gobiernos|États?|etats?|gouvernements)\b[^.;]{0,160}[,:]\]?$/iu
export const PARTIES_ARABIC = /^إن\s+(?:الدول|الأطراف)/u

/** The words with which paragraphs of a preamble begin. */
export const PREAMBULAR =
  /^\[?(?:also\s+|further\s+|deeply\s+|gravely\s+|fully\s+)?(?:recalling|reaffirming|affirming|noting|recognizing|recognising|convinced|concerned|considering|conscious|mindful|aware|bearing\s+in\s+mind|taking\s+into\s+account|acknowledging|emphasizing|emphasising|stressing|determined|desiring|desirous|welcoming|guided|having\s+regard|recordando|reafirmando|observando|reconociendo|convencidos|preocupados|considerando|conscientes|teniendo|destacando|decididos|deseosos|rappelant|réaffirmant|notant|reconnaissant|convaincus|préoccupés|considérant|conscients|soulignant|résolus|désireux|ayant|إذ\s)/iu

/** The closing formula of a treaty: what follows is no provision until another heading stands there. */
export const TESTIMONIUM =
  /^\[?(?:in\s+witness\s+where?of|in\s+faith\s+where?of|done\s+at\s|en\s+fe\s+de\s+lo\s+cual|en\s+testimonio\s+de\s+lo\s+cual|hecho\s+en\s|en\s+foi\s+de\s+quoi|fait\s+à\s|وإثباتا)/iu

export const CONTENTS_TITLES =
  /^(?:table\s+of\s+contents|contents|índice|indice|sumario|contenido|table\s+des\s+matières|sommaire|المحتويات|содержание|оглавление|目录)$/iu

/** The last words of a preamble. */
export const AGREED = /^(?:have\s+agreed|agree|han\s+convenido|convienen|sont\s+convenus|قد\s+اتفقت)/iu
