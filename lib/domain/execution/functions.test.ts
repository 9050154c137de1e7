import { toFunctionSelector } from 'viem'
import { expect, test } from 'vitest'
import { addressOf, CONTRACTS, contractAt, MAINNET } from './contracts'
import { FUNCTIONS, signatureOf } from './functions'

test.each(Object.entries(FUNCTIONS))('the selector of %s is the hash of its signature', (_key, row) => {
	expect(toFunctionSelector(signatureOf(row))).toBe(row.selector)
})

/** Selectors as published, each with its own source in the table; copied here so that a slip in the table shows. */
test.each([
	['setNodeOperatorStakingLimit(uint256,uint64)', '0xae962acf'],
	['updateTargetValidatorsLimits(uint256,uint256,uint256,uint256)', '0x9dd06848'],
	['updateTargetValidatorsLimits(uint256,uint256,uint256)', '0x08a679ad'],
	['updateTargetValidatorsLimits(uint256,bool,uint256)', '0xa9e7a846'],
	['updateTargetValidatorsLimits(uint256,uint256,bool,uint256)', '0x7443f523'],
	['deactivateNodeOperator(uint256)', '0x75a080d5'],
	['activateNodeOperator(uint256)', '0x91dcd6b2'],
	['addNodeOperator(string,address)', '0x85fa63d7'],
	['invalidateReadyToDepositKeysRange(uint256,uint256)', '0x65cc369a'],
	['setExitDeadlineThreshold(uint256,uint256)', '0xbe1575d3'],
	['setStakingModuleStatus(uint256,uint8)', '0xd0a2b1b8'],
	['submitExitRequestsHash(bytes32)', '0xb1b19f57'],
	['submitExitRequestsData((bytes,uint256))', '0xb8fe0ad0'],
	['triggerExits((bytes,uint256),uint256[],address)', '0xa2ab7065'],
	['requestBurnMyStETHForCover(uint256)', '0xef5d201d'],
	['createMotion(address,bytes)', '0xe6f5ed5d'],
	['objectToMotion(uint256)', '0x38c1f876'],
	['enactMotion(uint256,bytes)', '0x9a4ee59c'],
	['cancelMotion(uint256)', '0xc34205cd'],
	['settleGeneralDelayedPenalty(uint256[],uint256[])', '0x187d9f92'],
	['newVote(bytes,string)', '0xd5db2c80'],
	['vote(uint256,bool,bool)', '0xdf133bca'],
	['executeVote(uint256)', '0xf98a4eca'],
])('%s has the published selector %s', (signature, selector) => {
	const row = Object.values(FUNCTIONS).find((candidate) => candidate.selector === selector)
	expect(row && signatureOf(row)).toBe(signature)
})

test('addresses are in lower case, unique, sourced, and given for mainnet alone', () => {
	const rows = Object.values(CONTRACTS)
	const addresses = rows.flatMap(({ address }) => address ?? [])
	expect(new Set(addresses).size).toBe(addresses.length)
	for (const address of addresses) expect(address).toMatch(/^0x[0-9a-f]{40}$/)
	for (const { source } of rows) expect(source).not.toBe('')
	expect(addressOf('Burner', MAINNET)).toBe('0xe76c52750019b80b43e36df30bf4060eb73f573a')
	expect(addressOf('Burner', 17_000)).toBeNull()
	expect(contractAt('0xE76c52750019b80B43E36DF30bf4060EB73F573a')).toBe('Burner')
	expect(contractAt('0x0000000000000000000000000000000000000001')).toBeNull()
})
