import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import { Inexpressible, type JsonSchema, type NamedSchemas, schemaWriter } from './json-schema'

type Told = {
	/** The first sentence that the command or query says about itself. */
	readonly summary: string
	readonly description: string
	/** The context that the command or query belongs to. */
	readonly context: string
}

/** What the code says about the API: what each route answers with, and what each command or query is for. */
export type ApiAnswers = {
	/** By method and path: `get /incidents/{incidentId}`. */
	readonly answers: Readonly<Record<string, JsonSchema>>
	/** By method and path as well. */
	readonly acts: Readonly<Record<string, Told>>
	readonly schemas: NamedSchemas
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Reads the routes below `app/api/v1` and the commands and queries behind them with the compiler itself. */
export function readApiAnswers(root: string): ApiAnswers {
	const folder = join(root, 'app', 'api', 'v1')
	const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('route.ts'))
		.sort()
	const operations = join(root, 'lib', 'web', 'operations.ts')
	const files = [...routes.map((file) => join(folder, file)), operations]
	const program = ts.createProgram(files, compilerOptions(root))
	const checker = program.getTypeChecker()
	const schemas: NamedSchemas = {}
	const write = schemaWriter(checker, schemas)
	const answers: Record<string, JsonSchema> = {}
	for (const file of routes) {
		const path = `/${dirname(file)}`.replaceAll(sep, '/').replaceAll(/\[(\w+)\]/g, '{$1}')
		for (const [method, type] of handlersOf(program, join(folder, file))) {
			const key = `${method.toLowerCase()} ${path}`
			answers[key] = write(answerOf(checker, type, key), key)
		}
	}
	return { answers, acts: actsOf(program, operations, root), schemas }
}

function compilerOptions(root: string): ts.CompilerOptions {
	const file = join(root, 'tsconfig.json')
	const { config } = ts.readConfigFile(file, (path) => (existsSync(path) ? ts.sys.readFile(path) : undefined))
	const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root)
	return { ...options, incremental: false, noEmit: true }
}

function exportsOf(program: ts.Program, file: string): readonly ts.Symbol[] {
	const source = program.getSourceFile(file)
	const module = source && program.getTypeChecker().getSymbolAtLocation(source)
	return module ? program.getTypeChecker().getExportsOfModule(module) : []
}

function handlersOf(program: ts.Program, file: string): readonly (readonly [string, ts.Type])[] {
	return exportsOf(program, file)
		.filter((symbol) => METHODS.includes(symbol.name))
		.map((symbol) => [symbol.name, program.getTypeChecker().getTypeOfSymbol(symbol)])
}

/** The type that a route handler says it answers with. */
function answerOf(checker: ts.TypeChecker, handler: ts.Type, key: string): ts.Type {
	const property = handler.getProperty('answers')
	const type = property && withoutUndefined(checker, checker.getTypeOfSymbol(property))
	if (!type || type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) {
		throw new Inexpressible(`${key}: the route does not say what it answers with; give its RouteHandler a type`)
	}
	return type
}

function withoutUndefined(checker: ts.TypeChecker, type: ts.Type): ts.Type {
	if (!type.isUnion()) return type
	return type.types.some((part) => part.flags & ts.TypeFlags.Null) ? type : checker.getNonNullableType(type)
}

/** What each operation of `OPERATIONS` says about itself, where the command or query behind it is defined. */
function actsOf(program: ts.Program, file: string, root: string): Record<string, Told> {
	const checker = program.getTypeChecker()
	const acts: Record<string, Told> = {}
	const visit = (node: ts.Node): void => {
		const entry = ts.isObjectLiteralExpression(node) ? entryOf(node) : null
		if (entry === null) {
			ts.forEachChild(node, visit)
			return
		}
		const local = checker.getSymbolAtLocation(entry.does)
		const act = local && local.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(local) : local
		const from = act?.declarations?.[0]?.getSourceFile().fileName ?? ''
		const context = /^lib\/server\/(\w+)\//.exec(relative(root, from).replaceAll(sep, '/'))?.[1] ?? 'api'
		acts[entry.key] = { ...told(act, checker, entry.key), context }
	}
	for (const statement of program.getSourceFile(file)?.statements ?? []) visit(statement)
	return acts
}

/** `{ path: '/incidents', method: 'get', does: listIncidents, ... }` as written in the table. */
function entryOf(node: ts.ObjectLiteralExpression): { readonly key: string; readonly does: ts.Identifier } | null {
	const written = new Map(
		node.properties.flatMap((property) =>
			ts.isPropertyAssignment(property) ? [[property.name.getText(), property.initializer] as const] : [],
		),
	)
	const [path, method, does] = [written.get('path'), written.get('method'), written.get('does')]
	if (!path || !method || !does || !ts.isStringLiteral(path) || !ts.isStringLiteral(method)) return null
	if (!ts.isIdentifier(does)) throw new Inexpressible(`${method.text} ${path.text}: name what it does`)
	return { key: `${method.text} ${path.text}`, does }
}

function told(act: ts.Symbol | undefined, checker: ts.TypeChecker, name: string): Omit<Told, 'context'> {
	const text = ts.displayPartsToString(act?.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim()
	if (text === '') throw new Inexpressible(`${name}: a sentence above it must say what it is for`)
	return { summary: /^.*?(?=[.;](\s|$))/.exec(text)?.[0] ?? text, description: text }
}
