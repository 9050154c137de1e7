import { contentHash } from '../hashes'
import { isInSnapshot, weightsRoot } from '../merkle-weights'
import { counted, type Finding, holds, unchecked, Wrong } from '../report'
import type { Subject } from '../subject'

export function checkRoll({ bundle: { roll, rollHash }, crypto, rollById }: Subject): Finding {
	const said = roll.map(({ id, address, power, delegate }) => ({ id, address, power, delegate }))
	said.sort((left, right) => (left.id < right.id ? -1 : 1))
	if (contentHash(crypto, said) !== rollHash)
		throw new Wrong('The hash of the roll is another than the one given.', 'rollHash')
	if (rollById.size < roll.length) throw new Wrong('The roll names an entry twice.', 'roll')
	const addresses = new Set<string>()
	for (const [index, { id, address, delegate }] of roll.entries()) {
		if (addresses.has(address)) throw new Wrong('The roll names a wallet twice.', `roll[${index}].address`)
		addresses.add(address)
		if (delegate !== null && (delegate === id || !rollById.has(delegate)))
			throw new Wrong('The delegate is nobody else on the roll.', `roll[${index}].delegate`)
	}
	return holds(`${counted(roll.length, 'voter')} on the roll, SHA-256 ${rollHash.slice(0, 16)}.`)
}

export function checkWeights({ bundle: { roll, rules }, crypto }: Subject): Finding {
	const { weights } = rules
	const total = roll.reduce((sum, { power }) => sum + BigInt(power), 0n)
	if (weights.kind === 'one_each') {
		const odd = roll.findIndex(({ power }) => power !== '1')
		if (odd >= 0)
			throw new Wrong('Everybody has one vote here, and this entry has another power.', `roll[${odd}].power`)
		return holds('One steward, one vote.')
	}
	if (weights.kind === 'erc20votes') {
		if (total > BigInt(weights.totalPower))
			throw new Wrong('The roll adds up to more than the token had.', 'rules.weights.totalPower')
		return unchecked(
			`Ask the chain: getPastVotes of ${weights.token} at block ${weights.block} on chain ${weights.chainId} gives each power.`,
		)
	}
	for (const [index, entry] of roll.entries()) {
		const isProven = !entry.proof || isInSnapshot(crypto.keccak256, weights.root, entry, entry.proof)
		if (!isProven)
			throw new Wrong('The proof of this power does not lead to the published root.', `roll[${index}].proof`)
	}
	if (weightsRoot(crypto.keccak256, roll) !== weights.root)
		throw new Wrong('The powers on the roll are not those of the published snapshot.', 'rules.weights.root')
	return holds(`Power as in the snapshot with the root ${weights.root.slice(0, 18)}, ${total} in all.`)
}
