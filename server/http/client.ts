/** The built client: its files, and the one page that every address of the app opens. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../shared/refusals.ts'
import { answer } from './problems.ts'

/** Addresses that belong to the server; an unknown one there is a plain "nothing here". */
const SERVER_SIDE = /^\/(api|s|enter|signature|invited|live|health|ready|metrics|look|assets)(\/|$)/

/**
 * Serves `folder` (the client as built). Files whose names carry a hash may be kept for ever.
 * Where it was not built, only the API and the server's own pages are there.
 */
export async function serveClient(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      // The build writes each file that gains by it compressed beside itself.
      preCompressed: true,
      setHeaders(reply, path) {
        const lasting = path.startsWith(join(folder, 'assets'))
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && String(request.headers.accept ?? '').includes('text/html')
    const path = request.url.split('?')[0]!
    if (built && isPage && !SERVER_SIDE.test(path))
      return reply.type('text/html; charset=utf-8').sendFile('index.html')
    return answer(request, reply, new Refusal('not-found'))
  })
}
