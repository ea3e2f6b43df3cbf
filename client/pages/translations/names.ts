/** The name of a language in the language of the screens; its code where it has none. */
export function languageName(code: string): string {
  try {
    return (
      new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' }).of(code) ?? code
    )
  } catch {
    return code
  }
}
