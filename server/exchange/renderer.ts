/** Letters as Word, OpenDocument and PDF files, and what differs between two, made in the worker thread. */
import type { Clock, Renderer } from '../ports.ts'
import { openWorkshop } from './worker.ts'

/** The port for those who need files made; closing it ends the thread. */
export function openRenderer(clock: Pick<Clock, 'after'>): Renderer & { close(): Promise<void> } {
  const workshop = openWorkshop(clock)
  return {
    render: (format, file, about) => workshop.inWorker(format, { file, about }),
    compare: ({ title, body }, { title: newTitle, body: newBody, language }) =>
      workshop.inWorker('compare', {
        old: { title, body },
        now: { title: newTitle, body: newBody, language },
      }),
    close: () => workshop.close(),
  }
}
