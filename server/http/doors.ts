/** What every request passes before a route sees it: headers out, origin in. */
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../../shared/refusals.ts'
import type { Config } from '../config.ts'
import { bearerOf } from './session.ts'

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/

/** Sets the security headers and judges the origin of every change. */
export async function hangDoors(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  })
  // Only what a contract says may be: see `compressed` there. What clients send is never inflated.
  await app.register(compress, { global: false, globalDecompression: false, encodings: ['br', 'gzip'] })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) judgeOrigin(request, config)
  })
}

/**
 * Judges where a change or a socket comes from. A browser always says its origin; a program may leave it out
 * only where it shows a bearer token, which no other site can make a browser send.
 * @throws Refusal `foreign-origin`
 */
export function judgeOrigin(request: FastifyRequest, config: Config, tokenInAddress = false): void {
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse('foreign-origin')
  if (origin === undefined) {
    if (site === 'same-origin' || bearerOf(request, tokenInAddress) !== undefined) return
    refuse('foreign-origin')
  }
  if (!isOurs(origin, request, config)) refuse('foreign-origin')
}

function isOurs(origin: string, request: FastifyRequest, config: Config): boolean {
  if (origin === new URL(config.publicUrl).origin) return true
  if (!config.loopbackOnly || !URL.canParse(origin)) return false
  const { hostname, host } = new URL(origin)
  return LOOPBACK.test(hostname) && host === request.headers.host
}
