import { describe, expect, it } from 'vitest';
import { deGrootShares, friedkinJohnsen, katz, pageRank } from '$lib/plan/behaviour/model/networks';

describe('opinions in a network', () => {
	it('[FOR-11] finds the shares of DeGroot’s three', () => {
		const third = 1 / 3;
		const shares = deGrootShares([
			[third, third, third],
			[0.5, 0.5, 0],
			[0, 0.25, 0.75]
		]);
		[3 / 11, 4 / 11, 4 / 11].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 9));
	});

	it('[FOR-11] comes to a limit where two only listen to each other', () => {
		expect(
			deGrootShares([
				[0, 1],
				[1, 0]
			]).map((share) => share.toFixed(6))
		).toEqual(['0.500000', '0.500000']);
	});

	it('[FOR-11] ends Friedkin and Johnsen’s four opinions of 25, 25, 75 and 85 at 60, 60, 75 and 75', () => {
		const rows = [
			[0.22, 0.12, 0.36, 0.3],
			[0.147, 0.215, 0.344, 0.294],
			[0, 0, 1, 0],
			[0.09, 0.178, 0.446, 0.286]
		];
		const ends = friedkinJohnsen(rows, [25, 25, 75, 85]);
		expect(ends.map((end) => Math.round(end))).toEqual([60, 60, 75, 75]);
	});

	it('[FOR-11] ranks pages with damping .9 and one that links to nobody', () => {
		const ranks = pageRank([[1, 2], [], [0, 1, 4], [4, 5], [3, 5], [3]], 0.9);
		const published = [0.0372, 0.054, 0.0415, 0.3751, 0.206, 0.2862];
		ranks.forEach((rank, i) => expect(rank).toBeCloseTo(published[i]!, 4));
	});

	it('[FOR-11] finds Katz centralities of a path of three', () => {
		const path = [
			[0, 1, 0],
			[1, 0, 1],
			[0, 1, 0]
		];
		expect(katz(path, 0.1).map((value) => value.toFixed(4))).toEqual(['1.1224', '1.2245', '1.1224']);
	});
});
