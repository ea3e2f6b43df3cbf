/** The marks of a letter. A link keeps its address and nothing else, and only a safe one. */
import type { AnyExtension } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { Strike } from '@tiptap/extension-strike'
import { Subscript } from '@tiptap/extension-subscript'
import { Superscript } from '@tiptap/extension-superscript'
import { Underline } from '@tiptap/extension-underline'
import { isSafeHref } from './grammar.ts'

const LetterLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
}).configure({
  isAllowedUri: isSafeHref,
  shouldAutoLink: isSafeHref,
  protocols: [],
  defaultProtocol: 'https',
  openOnClick: false,
  HTMLAttributes: { rel: 'noopener noreferrer nofollow' },
})

export const markExtensions: AnyExtension[] = [
  Bold,
  Italic,
  Underline,
  Strike,
  Superscript,
  Subscript,
  LetterLink,
]
