namespace DlGen.Generators.Scalars;

/// <summary>A product taken apart: multiplier / divisor · the factors above the fraction bar / those below it.</summary>
internal sealed class Factors : IEquatable<Factors>
{
    /// <summary>Numbers beyond it, or below its inverse, are not made by merging others: in a float they would be infinite, or 0.</summary>
    private const double Largest = 1e37;

    private readonly List<Expression> above = [];
    private readonly List<Expression> below = [];
    private readonly List<double> numbers = [];
    private double multiplier = 1;
    private double divisor = 1;
    private bool isFinite = true;

    private Factors()
    {
    }

    /// <summary>The number in front. Beside a divisor that is kept (x / 3 is not 0.333·x) it is 1 or −1.</summary>
    public double Multiplier => multiplier;

    /// <summary>The factors above the fraction bar.</summary>
    public IReadOnlyList<Expression> Above => above;

    /// <summary>
    /// Whether the numbers could be collected into one: false where that overflows, underflows or divides by zero. Then the
    /// formula is left as it was written, and is the only factor.
    /// </summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Whether the numbers that were collected are ones that a float holds: moderate, or written so.</summary>
    private bool IsMerged => divisor != 0
        && ((multiplier == 0 && numbers.Contains(0)) || (isFinite && IsNumber(multiplier) && IsNumber(divisor)));

    /// <summary>Takes a product, a quotient or a negation apart; anything else is a product of one factor.</summary>
    public static Factors Of(Expression expression)
    {
        var factors = new Factors();
        factors.Collect(expression, isBelow: false);
        factors.Cancel();
        factors.Fold();
        return factors.IsMerged ? factors : AsWritten(expression);
    }

    /// <summary>Whether a float can hold a number that others were merged to.</summary>
    public static bool IsModerate(double number) => Math.Abs(number) is >= 1 / Largest and <= Largest;

    /// <summary>This product times a number.</summary>
    public Factors Times(double factor)
    {
        Factors product = Copy();
        product.numbers.AddRange([Math.Abs(multiplier), divisor, Math.Abs(factor)]);
        product.multiplier = product.Number(multiplier, factor, multiplier * factor);
        product.Fold();
        return product.IsMerged ? product : AsWritten(new Multiply(factor, ToExpression()));
    }

    /// <summary>This product with the number in front replaced by <paramref name="sign"/>.</summary>
    public Factors WithMultiplier(double sign)
    {
        Factors product = Copy();
        product.multiplier = sign;
        return product;
    }

    /// <summary>This product with another factor above the bar.</summary>
    public Factors WithFactor(int index, Expression factor)
    {
        Factors product = Copy();
        product.above[index] = factor;
        return product;
    }

    /// <summary>Whether both have the same factors, in any order; the numbers in front may differ.</summary>
    public bool Equals(Factors? other) =>
        other is not null && divisor == other.divisor && IsPermutation(above, other.above) && IsPermutation(below, other.below);

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as Factors);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(divisor.GetHashCode() + above.Sum(Hash) - (31 * below.Sum(Hash)));

    /// <summary>The product in its normal form: sign or number first, then the factors as they came.</summary>
    public Expression ToExpression()
    {
        if (multiplier == 0)
        {
            return 0;
        }

        bool negated = multiplier == -1 && above.Count > 0;
        bool plain = negated || (multiplier == 1 && above.Count > 0);
        Expression product = Chain(plain ? above : [multiplier, .. above]);
        if (below.Count > 0 || divisor != 1)
        {
            product = new Divide(product, Chain(divisor == 1 ? below : [divisor, .. below]));
        }

        return negated ? new Negate(product) : product;
    }

    private static Factors AsWritten(Expression expression)
    {
        var factors = new Factors { IsSound = false };
        factors.above.Add(expression);
        return factors;
    }

    private static Expression Chain(IEnumerable<Expression> factors) =>
        factors.Aggregate(static (left, right) => new Multiply(left, right));

    /// <summary>The hash of a factor, short enough for a sum of many.</summary>
    private static int Hash(Expression factor) => factor.GetHashCode() >> 12;

    private static bool IsPermutation(List<Expression> left, List<Expression> right)
    {
        var rest = new List<Expression>(right);
        return left.Count == right.Count && left.TrueForAll(rest.Remove);
    }

    private void Collect(Expression expression, bool isBelow)
    {
        switch (expression)
        {
            case Constant(double value) when isBelow:
                numbers.Add(Math.Abs(value));
                divisor = Number(divisor, value, divisor * value);
                break;
            case Constant(double value):
                numbers.Add(Math.Abs(value));
                multiplier = Number(multiplier, value, multiplier * value);
                break;
            case Negate(var operand):
                multiplier = -multiplier;
                Collect(operand, isBelow);
                break;
            case Multiply(var left, var right):
                Collect(left, isBelow);
                Collect(right, isBelow);
                break;
            case Divide(var left, var right):
                Collect(left, isBelow);
                Collect(right, !isBelow);
                break;
            default:
                (isBelow ? below : above).Add(expression);
                break;
        }
    }

    private void Cancel()
    {
        for (int index = below.Count - 1; index >= 0; index--)
        {
            if (above.Remove(below[index]))
            {
                below.RemoveAt(index);
            }
        }
    }

    /// <summary>Makes one number of multiplier and divisor, unless a division by the divisor is all there is to do.</summary>
    private void Fold()
    {
        if (divisor < 0)
        {
            (multiplier, divisor) = (-multiplier, -divisor);
        }

        if (divisor != 0 && divisor != 1 && (Math.Abs(multiplier) != 1 || above.Count == 0 || IsPowerOfTwo(divisor)))
        {
            multiplier = Number(multiplier, divisor, multiplier / divisor);
            divisor = 1;
        }
    }

    /// <summary>
    /// A folded number. A product of roots is the whole number that it stands for: √2 · √2 is 2, not 2.0000000000000004.
    /// </summary>
    private double Number(double left, double right, double result)
    {
        bool isZero = left == 0 || right == 0;
        isFinite &= isZero ? result == 0 : Math.Abs(result) is > 0 and <= double.MaxValue;
        double whole = Math.Round(result);
        return isZero ? 0 : whole != 0 && Math.Abs(result - whole) <= Math.Abs(whole) * 4.5e-16 ? whole : result;
    }

    private bool IsNumber(double value) => IsModerate(value) || numbers.Contains(Math.Abs(value));

    private static bool IsPowerOfTwo(double value) =>
        (BitConverter.DoubleToInt64Bits(value) & 0x000F_FFFF_FFFF_FFFF) == 0 && value is >= 1e-300 and <= 1e300;

    private Factors Copy()
    {
        var copy = new Factors { multiplier = multiplier, divisor = divisor, IsSound = IsSound };
        copy.above.AddRange(above);
        copy.below.AddRange(below);
        return copy;
    }
}
