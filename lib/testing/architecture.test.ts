import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '@/lib/cli/installation.mjs'
import { LAWFUL, PACKAGES, VIOLATIONS } from './architecture-probes'

type Rule = { readonly name: string; readonly to: { readonly pathNot?: unknown } }
type Report = {
	readonly summary: {
		readonly violations: readonly { from: string; rule: { name: string } }[]
		readonly totalCruised: number
	}
}

const CONFIG = '.dependency-cruiser.cjs'
const rules: readonly Rule[] = createRequire(import.meta.url)(join(ROOT, CONFIG)).forbidden

function cruise(folder: string, paths: readonly string[]): Report {
	const program = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
	const args = [program, '--config', CONFIG, '--output-type', 'json', ...paths]
	const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 })
	if (!stdout) throw new Error(stderr)
	return JSON.parse(stdout)
}

// A small house of its own, so that the probes disturb nobody who works in the real one.
describe('the dependency rule', () => {
	let house = ''
	let report: Report
	beforeAll(() => {
		house = mkdtempSync(join(tmpdir(), 'guardrail-house-'))
		for (const name of [CONFIG, 'tsconfig.json']) cpSync(join(ROOT, name), join(house, name))
		const files = { ...LAWFUL, ...Object.fromEntries(VIOLATIONS.map(({ file, source }) => [file, source])) }
		for (const [file, source] of Object.entries(files)) write(file, source)
		for (const name of PACKAGES) {
			write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
			write(`node_modules/${name}/index.js`, 'module.exports = {}')
		}
		write(
			'package.json',
			JSON.stringify({ dependencies: { zod: '*', next: '*', react: '*' }, devDependencies: { vitest: '*' } }),
		)
		report = cruise(house, ['app', 'components', 'lib', 'prisma', 'tools'])
	})
	afterAll(() => rmSync(house, { recursive: true, force: true }))

	function write(file: string, source: string): void {
		mkdirSync(dirname(join(house, file)), { recursive: true })
		writeFileSync(join(house, file), source)
	}

	const brokenBy = (file: string) =>
		report.summary.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)

	it('has a probe for every rule', () => {
		const probed = new Set(VIOLATIONS.map(({ rule }) => rule))
		expect(rules.map(({ name }) => name).filter((name) => !probed.has(name))).toEqual([])
	})

	it.each(VIOLATIONS)('$rule fires on $file', ({ rule, file }) => {
		expect(brokenBy(file)).toContain(rule)
	})

	it.each(Object.keys(LAWFUL))('lets %s be', (file) => {
		expect(brokenBy(file)).toEqual([])
	})

	it('sees the modules of the real house', () => {
		expect(cruise(ROOT, ['lib/domain/kernel']).summary.totalCruised).toBeGreaterThan(5)
	})

	it('lists edges between contexts that lead round no circle', () => {
		const edges = new Map<string, string[]>()
		for (const { name, to } of rules) {
			const context = /^domain-(.+)-knows-only-its-neighbours$/.exec(name)?.[1]
			const known = /\((.*)\)/.exec(String(to.pathNot))?.[1]?.split('|') ?? []
			if (context)
				edges.set(
					context,
					known.filter((other) => other !== context),
				)
		}
		const reaches = (from: string, to: string): boolean =>
			(edges.get(from) ?? []).some((next) => next === to || reaches(next, to))
		expect(edges.size).toBeGreaterThan(5)
		expect([...edges.keys()].filter((context) => reaches(context, context))).toEqual([])
	})
})
