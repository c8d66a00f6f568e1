#!/usr/bin/env python3
"""Stackbook's numbers against Python's decimal: random operations, every answer compared digit by digit.

    differential.py CALCULATOR [COUNT [SEED]]

CALCULATOR is the program of calculator.cpp. Every operation must give the same coefficient and exponent as IEEE 754
asks for (34 digits, half even); power, exp and log must agree in value to 33 digits; string() must write what the
contract of to_text says. Prints the differences and the count by operation; ends with 1 if there is a difference.
"""
import decimal
import random
import subprocess
import sys
from decimal import Decimal

EXACT = decimal.Context(prec=14000, Emin=-999999, Emax=999999, traps=[])
IEEE = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
WIDE = decimal.Context(prec=60, rounding=decimal.ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=[])
LEAST, GREATEST = -6176, 6111


def held(number):
    """The form in which the calculator prints."""
    if not number.is_finite():
        return "null"
    sign, digits, exponent = number.as_tuple()
    coefficient = int("".join(map(str, digits)))
    return f"{'-' if sign and coefficient else ''}{coefficient}e{exponent}"


def modulo(a, b):
    if b == 0:
        return Decimal("NaN")
    e = min(a.as_tuple().exponent, b.as_tuple().exponent)
    x, y = (int(EXACT.scaleb(n, -e)) for n in (a, b))
    rest = abs(x) % abs(y) * (-1 if x < 0 else 1)
    rest = IEEE.plus(EXACT.scaleb(Decimal(rest), e))
    return IEEE.add(rest, b) if rest != 0 and (rest < 0) != (b < 0) else rest


def rounding(mode):
    def rounded(n, scale):
        scale = int(scale)
        if not -GREATEST <= scale <= -LEAST:
            return Decimal("NaN")
        if n.as_tuple().exponent >= -scale:
            return n
        return n.quantize(Decimal((0, (1,), -scale)), rounding=mode, context=EXACT)
    return rounded


def shorten(n):
    if n == 0:
        return Decimal(0)
    sign, digits, exponent = EXACT.normalize(n).as_tuple()
    if 0 < exponent and len(digits) + exponent <= 18:
        digits, exponent = digits + (0,) * exponent, 0
    return IEEE.plus(Decimal((sign, digits, exponent)))  # IEEE: no exponent above 6111


def from_double(n):
    return shorten(Decimal(f"{float(n):.14e}"))


def power(a, b):
    if b == 0:
        return Decimal(1)
    if a == 0:
        return Decimal(0) if b > 0 else Decimal("NaN")
    return WIDE.power(a, b)


def reread(n):
    """Plain notation writes out the zeros of an exponent, so they are digits when read again."""
    exponent = n.as_tuple().exponent
    return IEEE.plus(EXACT.quantize(n, Decimal(1))) if 0 < exponent <= 40 or (n == 0 and exponent > 0) else n


def digits(n):
    if n == 0:
        return Decimal(0)
    n = EXACT.normalize(n)
    return IEEE.plus(EXACT.quantize(n, Decimal(1))) if n.as_tuple().exponent > 0 else n


def truncated(n):
    if n and n.adjusted() > 40:
        return Decimal("NaN")
    whole = int(n)
    return Decimal(whole) if -2**63 <= whole < 2**63 else Decimal("NaN")


def text(n):
    """Plain digits, unless that would take more than 40 zeros that are not digits of the number."""
    exponent, digits = n.as_tuple().exponent, len(n.as_tuple().digits)
    zeros = max(-exponent - digits, 0) if n == 0 else max(exponent, -exponent - digits)
    if zeros > 40:
        mantissa, _, power = f"{n:e}".partition("e")
        return f"{mantissa}e{int(power):+d}"
    return "0" if n == 0 and exponent >= 0 else f"{n.copy_abs() if n == 0 else n:f}"


def parity(rest):
    return lambda n: Decimal(int(n == n.to_integral_value(context=EXACT) and EXACT.remainder_near(EXACT.abs(n), 2).copy_abs() == rest))


PAIRS = {
    "add": IEEE.add, "subtract": IEEE.subtract, "multiply": IEEE.multiply, "divide": IEEE.divide,
    "compare": lambda a, b: Decimal(int(a > b) - int(a < b)), "modulo": modulo,
    "equal": lambda a, b: Decimal(int(a == b)), "less": lambda a, b: Decimal(int(a < b)),
}
SCALES = {
    "half_even": decimal.ROUND_HALF_EVEN, "floor": decimal.ROUND_FLOOR, "ceiling": decimal.ROUND_CEILING,
    "up": decimal.ROUND_UP, "down": decimal.ROUND_DOWN, "half_up": decimal.ROUND_HALF_UP,
    "half_down": decimal.ROUND_HALF_DOWN,
}
SINGLES = {
    "negate": IEEE.minus, "absolute": IEEE.abs, "sqrt": IEEE.sqrt, "parse": lambda n: n, "reread": reread, "digits": digits,
    "shorten": shorten, "from_double": from_double,
    "integer": lambda n: Decimal(int(n == n.to_integral_value(context=EXACT))), "truncated": truncated,
    "even": parity(0), "odd": parity(1),
}
NEAR = {"power": power, "exp": WIDE.exp, "log": WIDE.ln}  # to 33 digits
EXPENSIVE = {"power": 20, "exp": 10, "log": 10, "modulo": 3}  # one in so many, because Python takes long


def coefficient(chance):
    kind = chance.random()
    if kind < 0.05:
        return 0
    if kind < 0.2:  # around the border of the small form, and of the 34 digits
        return max(0, chance.choice([2**63, 10**18, 10**34, 10**17, 2**53]) + chance.randint(-3, 3)) % 10**34
    if kind < 0.3:  # round ones
        return chance.randint(1, 999) * 10**chance.randint(0, 31)
    if kind < 0.35:
        return 10**34 - chance.randint(1, 3)
    return chance.randrange(10**chance.randint(1, 34))


def exponent(chance):
    kind = chance.random()
    if kind < 0.6:
        return chance.randint(-12, 4)
    if kind < 0.8:
        return chance.randint(-40, 40)
    if kind < 0.9:
        return chance.choice([LEAST, GREATEST]) + chance.randint(-40, 40)
    return chance.randint(LEAST, GREATEST)


def number(chance):
    sign, c, e = chance.randint(0, 1), coefficient(chance), exponent(chance)
    return IEEE.plus(Decimal((sign, tuple(map(int, str(c))), max(LEAST, min(GREATEST, e)))))


def neighbour(chance, n):
    """A number whose sum with n, or quotient, is close to a tie or a cancellation."""
    sign, digits, e = n.as_tuple()
    c = int("".join(map(str, digits)))
    kind = chance.random()
    if kind < 0.4:
        return IEEE.plus(Decimal((chance.randint(0, 1), tuple(map(int, str(abs(c + chance.randint(-2, 2))))), e)))
    if kind < 0.7:
        return IEEE.plus(Decimal((chance.randint(0, 1), (5,), max(LEAST, e - 1))))
    return IEEE.plus(Decimal((chance.randint(0, 1), tuple(map(int, str(c))), max(LEAST, e - chance.randint(0, 36)))))


def questions(chance, count):
    names = list(PAIRS) + list(SCALES) + list(SINGLES) + list(NEAR) + ["same_hash", "text"]
    weights = [1 / EXPENSIVE.get(name, 1) for name in names]
    for name in chance.choices(names, weights, k=count):
        a = number(chance)
        if name in PAIRS:
            b = neighbour(chance, a) if chance.random() < 0.3 else number(chance)
            b = b if b.is_finite() else number(chance)
            yield name, (a, b), held(PAIRS[name](a, b))
        elif name in SCALES:
            scale = chance.choice([chance.randint(-40, 40), -a.as_tuple().exponent - chance.randint(0, 36),
                                   chance.randint(LEAST, GREATEST), -LEAST, -GREATEST, -LEAST + 1, -GREATEST - 1])
            yield name, (a, Decimal(scale)), held(rounding(SCALES[name])(a, scale))
        elif name == "same_hash":
            digits = len(a.as_tuple().digits)
            b = EXACT.quantize(a, Decimal((0, (1,), max(LEAST, a.as_tuple().exponent - chance.randint(0, 34 - digits)))))
            yield name, (a, b), "1e0"
        elif name == "text":
            yield name, (a,), text(a)
        elif name in NEAR:
            if name != "log":
                a = IEEE.scaleb(a, -a.adjusted() + chance.randint(-3, 4)) if a else a
            b = IEEE.scaleb(number(chance), 0)
            b = IEEE.scaleb(b, -b.adjusted() + chance.randint(-3, 2)) if b else b
            b = b.to_integral_value() if chance.random() < 0.5 else b
            yield name, (a, b) if name == "power" else (a,), NEAR[name](*((a, b) if name == "power" else (a,)))
        else:
            if name == "from_double":
                a = IEEE.scaleb(a, -a.adjusted() + chance.randint(-300, 300)) if a else a
            yield name, (a,), held(SINGLES[name](a))


def agrees(name, expected, answer):
    if name == "text":
        return expected == answer
    if name not in NEAR:
        return expected == answer or (answer.lstrip("-").startswith("0e") and expected == answer.lstrip("-"))
    fits = IEEE.plus(expected)
    if not fits.is_finite():
        return answer == "null"
    if answer == "null":
        return False
    got = Decimal(answer)
    unit = max(fits.adjusted() - 32, LEAST)
    return abs(EXACT.subtract(got, expected)) <= Decimal((0, (1,), unit))


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 14320
    chance = random.Random(seed)
    asked, differences = {}, 0
    with subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as calculator:
        while count > 0:
            batch = list(questions(chance, min(count, 1000)))
            count -= len(batch)
            lines = [" ".join([name, *(f"{n:e}" if n else held(n) for n in operands)]) for name, operands, _ in batch]
            answers = []
            for begin in range(0, len(lines), 50):  # small enough for the pipe to hold the answers
                calculator.stdin.write("\n".join(lines[begin:begin + 50]) + "\n")
                calculator.stdin.flush()
                answers += [calculator.stdout.readline().strip() for _ in lines[begin:begin + 50]]
            for (name, _, expected), line, answer in zip(batch, lines, answers):
                asked[name] = asked.get(name, 0) + 1
                if not agrees(name, expected, answer):
                    differences += 1
                    if differences <= 50:
                        print(f"{line}: {answer}, expected {expected}")
    print(" ".join(f"{name}:{n}" for name, n in sorted(asked.items())))
    print(f"seed {seed}, {sum(asked.values())} operations, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
