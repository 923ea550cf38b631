/** A square matrix of weights, row by listener: `weights[i][j]` is how much i listens to j. */
export type WeightRows = readonly (readonly number[])[];

/** Steps of a limit, and the change from which on it is reached. */
const mostSteps = 10_000;
const settled = 1e-12;

/**
 * What each member's first opinion counts for in the end, when everyone keeps averaging over those they listen
 * to: the stationary weights of x ← T·x, from rows that each sum to one. Source: DeGroot 1974 (Journal of the
 * American Statistical Association 69:118–121). Where the members do not all come to agree, it is what each counts
 * for on average over them.
 */
export function deGrootShares(rows: WeightRows): readonly number[] {
	const size = rows.length;
	return limitOf(
		rows.map(() => 1 / size),
		// Half of each step stays, which changes no limit and ends every going to and fro.
		(shares) => spread(rows, shares).map((share, i) => (share + shares[i]!) / 2)
	);
}

/**
 * Where opinions end when everyone gives some weight to what they thought first: V·x₀ with
 * V = (I − ΛW)⁻¹(I − Λ), Λ = I − diag(W). Source: Friedkin and Johnsen 1999 (Advances in Group Processes 16:1–29).
 */
export function friedkinJohnsen(rows: WeightRows, opinions: readonly number[]): readonly number[] {
	const openness = rows.map((row, i) => 1 - row[i]!);
	const system = rows.map((row, i) => row.map((weight, j) => (i === j ? 1 : 0) - openness[i]! * weight));
	return solve(
		system,
		opinions.map((opinion, i) => (1 - openness[i]!) * opinion)
	);
}

/**
 * PageRank: where a wanderer is who follows a link with probability `damping` and else goes anywhere. Members who
 * link to nobody are left to anywhere. Source: Brin and Page 1998 (Computer Networks 30:107–117).
 */
export function pageRank(links: readonly (readonly number[])[], damping = 0.85): readonly number[] {
	const size = links.length;
	return limitOf(
		links.map(() => 1 / size),
		(ranks) => {
			const lost = links.reduce((sum, targets, i) => sum + (targets.length === 0 ? ranks[i]! : 0), 0);
			const next = links.map(() => (1 - damping + damping * lost) / size);
			links.forEach((targets, i) => {
				for (const target of targets) next[target]! += (damping * ranks[i]!) / targets.length;
			});
			return next;
		}
	);
}

/**
 * Katz centrality with base 1: paths that end at each member, those of length n counted αⁿ. Source: Katz 1953
 * (Psychometrika 18:39–43). `alpha` lies below one divided by the largest eigenvalue.
 */
export function katz(rows: WeightRows, alpha: number): readonly number[] {
	const system = rows.map((_, i) => rows.map((row, j) => (i === j ? 1 : 0) - alpha * row[i]!));
	return solve(
		system,
		rows.map(() => 1)
	);
}

/** What comes to each member when all pass on what they have along their rows. */
function spread(rows: WeightRows, amounts: readonly number[]): number[] {
	const next = rows.map(() => 0);
	rows.forEach((row, i) => row.forEach((weight, j) => (next[j]! += amounts[i]! * weight)));
	return next;
}

function limitOf(first: readonly number[], next: (now: readonly number[]) => readonly number[]) {
	let now = first;
	for (let step = 0; step < mostSteps; step++) {
		const after = next(now);
		const change = after.reduce((most, value, i) => Math.max(most, Math.abs(value - now[i]!)), 0);
		now = after;
		if (change < settled) break;
	}
	return now;
}

/** Solves a system of linear equations by elimination with pivots; unknowns that it leaves open are zero. */
function solve(matrix: WeightRows, right: readonly number[]): readonly number[] {
	const rows = matrix.map((row, i) => [...row, right[i]!]);
	const size = rows.length;
	for (let column = 0; column < size; column++) {
		let best = column;
		for (let i = column + 1; i < size; i++)
			if (Math.abs(rows[i]![column]!) > Math.abs(rows[best]![column]!)) best = i;
		[rows[column], rows[best]] = [rows[best]!, rows[column]!];
		const pivot = rows[column]![column]!;
		if (Math.abs(pivot) < settled) continue;
		for (const row of rows) {
			if (row === rows[column]) continue;
			const factor = row[column]! / pivot;
			for (let j = column; j <= size; j++) row[j]! -= factor * rows[column]![j]!;
		}
	}
	return rows.map((row, i) => (Math.abs(row[i]!) < settled ? 0 : row[size]! / row[i]!));
}
