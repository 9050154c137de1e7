import 'server-only'
import { utcDay } from './case-forms'
import { readFields } from './form-action'

type Input = Record<string, unknown>

/** The fields by name; a choice that names nothing is none. */
export function blankAsNone(form: FormData, name: string): Input {
	const fields = readFields(form)
	return { ...fields, [name]: fields[name] || null }
}

/** Conditions stand row by row, each with its text and perhaps a day; a row without a text is left out. */
export function readConditions(form: FormData): Input {
	const conditions: { text: string; dueAt: string | null }[] = []
	for (const name of form.keys()) {
		const row = /^text\.(\d+)$/.exec(name)?.[1]
		const text = String(form.get(name) ?? '').trim()
		if (row === undefined || text === '') continue
		conditions.push({ text, dueAt: form.get(`due.${row}`) ? utcDay(form, `due.${row}`) : null })
	}
	return { measureId: form.get('measureId'), conditions }
}

/** What a harsher measure sets stands under `parameters.number.<key>` and `parameters.text.<key>`. */
export function readEscalation(form: FormData): Input {
	const parameters: Record<string, string | number> = {}
	const fields: Input = {}
	for (const [name, value] of Object.entries(readFields(form))) {
		const [under, type, key] = name.split('.')
		if (under !== 'parameters' || key === undefined) fields[name] = value
		else if (value !== '') parameters[key] = type === 'number' ? Number(value) : String(value)
	}
	return { ...fields, parameters }
}

/** The outcome with its conditions, one on each line. */
export function readOutcome(form: FormData): Input {
	const lines = String(form.get('conditions') ?? '').split('\n')
	return { ...readFields(form), conditions: lines.map((line) => line.trim()).filter((line) => line !== '') }
}
