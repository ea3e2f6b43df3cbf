/** What was typed in several lines, on one, as the server keeps it. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
