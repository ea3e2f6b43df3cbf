/** Letters and reports as files that only a program can open, and what differs between two, made in the worker thread. */
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
    matrix: (format, view) => workshop.inWorker('matrix', { format, view }),
    changes: (form, view) => workshop.inWorker('changes', { form, view }),
    close: () => workshop.close(),
  }
}
