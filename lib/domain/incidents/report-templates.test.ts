import { describe, expect, test } from 'vitest'
import type { Instant } from '@/lib/domain/kernel/instant'
import { emptyReport, missingForFiling } from './empty-report'
import { fromTemplate, isUnanswered, REPORT_TEMPLATES, templateText } from './report-templates'
import { INCIDENT_CLASSES, type IncidentClass } from './vocabulary'

const IDS = Array.from({ length: 9 }, (_, index) => `row-${index}`)

describe.each(Object.keys(INCIDENT_CLASSES) as IncidentClass[])('the template for %s', (incidentClass) => {
	test('asks at least one question and says what the class means', () => {
		expect(REPORT_TEMPLATES[incidentClass].questions.length).toBeGreaterThan(0)
		expect(REPORT_TEMPLATES[incidentClass].means).toMatch(/\.$/)
	})

	test('gives each remediation item an id of its own', () => {
		const { remediation } = fromTemplate(incidentClass, IDS)
		expect(remediation).toHaveLength(REPORT_TEMPLATES[incidentClass].remediation.length)
		expect(new Set(remediation.map(({ id }) => id)).size).toBe(remediation.length)
	})

	test('is not an answer: a report that still only asks cannot be filed', () => {
		const report = { ...emptyReport(0 as Instant), ...fromTemplate(incidentClass, IDS), title: 'Named' }
		expect(missingForFiling(report)).toEqual(['What happened'])
		expect(missingForFiling({ ...report, whatHappened: `${templateText(incidentClass)}Two keys.` })).toEqual([])
		expect(isUnanswered('Two keys.')).toBe(false)
	})
})
