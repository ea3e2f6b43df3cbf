/** The figures of a run, and the table that is made of them. */

/** What is measured, by the name of its row. */
export type Row = {
  says: string
  /** Digits behind the point. */
  digits?: number
  target?: Target
  /** Only explains the row above: nothing to be compared. */
  explains?: boolean
}
type Target = { says: string; holds: (of: (server: string) => number) => boolean }

export class Book {
  readonly #figures = new Map<string, number[]>()

  note(row: string, server: string, value: number): void {
    const key = `${row}/${server}`
    this.#figures.set(key, [...(this.#figures.get(key) ?? []), value])
  }

  /** The median of what was noted; NaN where nothing was. */
  of(row: string, server: string): number {
    const sorted = this.#of(row, server)
    if (sorted.length === 0) return Number.NaN
    const middle = (sorted.length - 1) / 2
    return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
  }

  /** A table in Markdown: medians with least and most, and ours as a multiple of two others. */
  table(rows: Readonly<Record<string, Row>>, servers: readonly string[]): string {
    const head = ['', ...servers, 'ours ÷ relay', 'ours ÷ Hocuspocus', 'target']
    const lines = Object.entries(rows).flatMap(([id, row]) => {
      const cells = servers.map(server => this.#cell(id, row, server))
      if (cells.every(cell => cell === '–')) return []
      const ratios = ['relay', 'Hocuspocus'].map(other =>
        row.explains ? '' : ratio(this.of(id, 'ours'), this.of(id, other)),
      )
      return [[row.says, ...cells, ...ratios, this.#verdict(id, row)]]
    })
    return [head, head.map(() => '---'), ...lines].map(line => `| ${line.join(' | ')} |`).join('\n')
  }

  #verdict(id: string, { target }: Row): string {
    if (!target) return ''
    if (Number.isNaN(this.of(id, 'ours'))) return target.says
    return `${target.says}: ${target.holds(server => this.of(id, server)) ? 'yes' : '**no**'}`
  }

  #cell(id: string, { digits = 1 }: Row, server: string): string {
    const sorted = this.#of(id, server)
    if (sorted.length === 0) return '–'
    const said = (value: number) =>
      value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
    const middle = said(this.of(id, server))
    return sorted.length === 1 ? middle : `${middle} (${said(sorted[0]!)}–${said(sorted.at(-1)!)})`
  }

  #of(row: string, server: string): number[] {
    return (this.#figures.get(`${row}/${server}`) ?? []).toSorted((a, b) => a - b)
  }
}

function ratio(one: number, other: number): string {
  const value = one / other
  return Number.isFinite(value) ? value.toFixed(2) : ''
}
