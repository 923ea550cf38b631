import { bassDensity } from '$lib/plan/behaviour/model/parents/bass';

/** Market, outside push and imitation, of yearly figures. */
export interface BassFit {
	readonly m: number;
	readonly p: number;
	readonly q: number;
}

/** Least squares of yearly sales against m times the density at the ends of the years, by Gauss and Newton's steps. */
export function fitBass(sales: readonly number[], start: BassFit): BassFit {
	let fit = [start.m, start.p, start.q];
	const expected = ([m, p, q]: readonly number[]) => sales.map((_, i) => m! * bassDensity(p!, q!, i + 1));
	const missed = (at: readonly number[]) => expected(at).map((value, i) => sales[i]! - value);
	const error = (at: readonly number[]) => missed(at).reduce((sum, one) => sum + one * one, 0);
	let damping = 1e-3;
	for (let round = 0; round < 500; round++) {
		const base = expected(fit);
		const slopes = fit.map((value, j) => {
			const moved = expected(fit.map((one, i) => (i === j ? value * (1 + 1e-6) : one)));
			return moved.map((one, i) => (one - base[i]!) / 1e-6);
		});
		const rest = missed(fit);
		const normal = slopes.map((one, i) =>
			slopes.map((other, j) => dot(one, other) * (i === j ? 1 + damping : 1))
		);
		const step = solveThree(
			normal,
			slopes.map((one) => dot(one, rest))
		);
		const next = fit.map((value, i) => value * (1 + step[i]!));
		if (next.every((value) => value > 0) && error(next) <= error(fit)) {
			fit = next;
			damping /= 3;
		} else damping *= 3;
	}
	const [m, p, q] = fit as [number, number, number];
	return { m, p, q };
}

/** Bass's own way: sales regressed on what was sold before, and on its square; S = a + bY + cY². */
export function regressBass(sales: readonly number[]): BassFit {
	let total = 0;
	const before = sales.map((sold) => (total += sold) - sold);
	const columns = [before.map(() => 1), before, before.map((y) => y * y)];
	const normal = columns.map((one) => columns.map((other) => dot(one, other)));
	const [a, b, c] = solveThree(
		normal,
		columns.map((one) => dot(one, sales))
	) as [number, number, number];
	const m = (-b - Math.sqrt(b * b - 4 * a * c)) / (2 * c);
	return { m, p: a / m, q: -m * c };
}

function dot(one: readonly number[], other: readonly number[]): number {
	return one.reduce((sum, value, i) => sum + value * other[i]!, 0);
}

/** Three linear equations, by Cramer's rule. */
function solveThree(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
	const whole = determinant(matrix);
	return right.map(
		(_, at) =>
			determinant(matrix.map((row, i) => row.map((value, j) => (j === at ? right[i]! : value)))) / whole
	);
}

function determinant(matrix: readonly (readonly number[])[]): number {
	const [[a, b, c], [d, e, f], [g, h, i]] = matrix as [
		[number, number, number],
		[number, number, number],
		[number, number, number]
	];
	return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
