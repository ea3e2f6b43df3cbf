/** The API description, made from the contracts: what is bound is what is described. */
import { z } from 'zod'
import { contracts } from '../../shared/contract/index.ts'
import type { Contract } from '../../shared/contract/route.ts'
import { REFUSALS } from '../../shared/refusals.ts'

type Json = Record<string, unknown>

/**
 * OpenAPI 3.1 for every contract.
 * @param publicUrl where people reach this server.
 */
export function openapi(publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  const schemas: Record<string, Json> = { Problem: problem }
  for (const [name, contract] of contracts) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}')
    const described = operation(name, contract, schemas)
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: described }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Undersigned',
      version: '1',
      description: 'Errors are `{ code, message }`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'From `undersigned token EMAIL`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'undersigned' },
      },
      schemas,
    },
  }
}

const problem: Json = {
  type: 'object',
  required: ['code', 'message'],
  properties: { code: { type: 'string', enum: Object.keys(REFUSALS) }, message: { type: 'string' } },
}

/** @param schemas takes the forms that hold themselves, such as provisions, by a name of their own */
function operation(name: string, contract: Contract, schemas: Record<string, Json>): Json {
  const schema = named(jsonSchema(contract.input, 'input'), name, schemas)
  const properties = (schema.properties ?? {}) as Record<string, Json>
  const required = new Set((schema.required ?? []) as string[])
  const inPath = new Set([...contract.path.matchAll(/:(\w+)/g)].map(match => match[1]!))
  const inQuery = contract.method === 'GET' ? Object.keys(properties).filter(field => !inPath.has(field)) : []
  const parameter = (field: string, where: 'path' | 'query') => ({
    name: field,
    in: where,
    required: where === 'path' || required.has(field),
    schema: properties[field],
  })
  const parameters = [
    ...[...inPath].map(field => parameter(field, 'path')),
    ...inQuery.map(field => parameter(field, 'query')),
  ]
  return {
    operationId: name,
    summary: contract.summary,
    description: `Permission: ${contract.permission}.`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(contract.method === 'GET' ? {} : requestBody(contract, schema, inPath)),
    responses: {
      200: answer(contract),
      default: {
        description: 'Refused.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    security: contract.permission === 'anyone' ? [] : [{ token: [] }, { session: [] }],
  }
}

/** Moves the definitions of a schema to where the whole description finds them. */
function named(schema: Json, name: string, schemas: Record<string, Json>): Json {
  if (schema.$defs === undefined) return schema
  const prefix = `#/components/schemas/${name}`
  const { $defs, ...rest } = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', `"${prefix}`),
  ) as Json & { $defs: Record<string, Json> }
  for (const [own, definition] of Object.entries($defs)) schemas[name + own] = definition
  return rest
}

function requestBody(contract: Contract, schema: Json, inPath: ReadonlySet<string>): Json {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>).filter(
    ([field]) => !inPath.has(field),
  )
  if (properties.length === 0) return {}
  const required = ((schema.required ?? []) as string[]).filter(field => !inPath.has(field))
  const body = {
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  }
  const media = contract.form ? 'application/x-www-form-urlencoded' : 'application/json'
  return { requestBody: { required: required.length > 0, content: { [media]: { schema: body } } } }
}

function answer(contract: Contract): Json {
  if (contract.kind === 'page')
    return { description: 'A page.', content: { 'text/html': { schema: { type: 'string' } } } }
  if (contract.kind === 'file')
    return { description: 'A file.', content: { 'application/octet-stream': { schema: { type: 'string' } } } }
  return {
    description: 'Done.',
    content: { 'application/json': { schema: jsonSchema(contract.reply, 'output') } },
  }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  }) as Json
  return rest
}
