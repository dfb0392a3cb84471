namespace DlGen.Generators.Scalars;

/// <summary>
/// A scalar formula: what an activation or an elementwise loss does to one number. Two formulas of the same structure
/// are equal. The operators and factories build the formula as it is written and simplify nothing, so that an op file
/// reads like the lecture: <c>0.5 * x * (1 + Erf(x / Math.Sqrt(2)))</c>.
/// </summary>
internal abstract record Expression
{
    /// <summary>The formulas that this one is directly made of, in reading order.</summary>
    public abstract IEnumerable<Expression> Operands { get; }

    /// <summary>How many operations the formula takes; a comparison belongs to its selection.</summary>
    public int Operations => this is Constant or Variable ? 0 : 1 + Operands.Sum(static operand => operand.Operations);

    /// <summary>The same formula with each operand changed.</summary>
    public abstract Expression Map(Func<Expression, Expression> change);

    /// <summary>Whether the formula takes more than so many operations; counts no further, since a formula may hold a part many times.</summary>
    public bool HasMoreThan(int operations)
    {
        return Count(this) < 0;

        int Count(Expression part)
        {
            operations -= part is Constant or Variable ? 0 : 1;
            foreach (Expression operand in part.Operands)
            {
                if (operations < 0)
                {
                    break;
                }

                Count(operand);
            }

            return operations;
        }
    }

    /// <summary>Whether <paramref name="part"/> occurs in the formula.</summary>
    public bool Contains(Expression part) => Equals(part) || Operands.Any(operand => operand.Contains(part));

    /// <summary>The formula with every occurrence of <paramref name="part"/> replaced.</summary>
    public Expression Replace(Expression part, Expression replacement) =>
        Equals(part) ? replacement : Map(operand => operand.Replace(part, replacement));

    /// <summary>The formula in the notation of the lecture, for comments and snapshots.</summary>
    public sealed override string ToString() => Formula.Of(this);

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression left, Expression right) => new Add(left, right);

    public static Expression operator -(Expression left, Expression right) => new Subtract(left, right);

    public static Expression operator *(Expression left, Expression right) => new Multiply(left, right);

    public static Expression operator /(Expression left, Expression right) => new Divide(left, right);

    public static Expression operator -(Expression operand) => new Negate(operand);

    public static Condition operator >(Expression left, Expression right) => new(left, Comparison.Greater, right);

    public static Condition operator <(Expression left, Expression right) => new(left, Comparison.Less, right);

    public static Condition operator >=(Expression left, Expression right) => new(left, Comparison.GreaterOrEqual, right);

    public static Condition operator <=(Expression left, Expression right) => new(left, Comparison.LessOrEqual, right);

    /// <summary>The larger of the two.</summary>
    public static Expression Max(Expression left, Expression right) => new Max(left, right);

    /// <summary>The smaller of the two.</summary>
    public static Expression Min(Expression left, Expression right) => new Min(left, right);

    /// <summary><paramref name="yes"/> where the condition holds, <paramref name="no"/> elsewhere (and at NaN).</summary>
    public static Expression Select(Condition condition, Expression yes, Expression no) => new Select(condition, yes, no);

    /// <summary>|x|.</summary>
    public static Expression Abs(Expression x) => new Call(Function.Abs, x);

    /// <summary>√x.</summary>
    public static Expression Sqrt(Expression x) => new Call(Function.Sqrt, x);

    /// <summary>eˣ.</summary>
    public static Expression Exp(Expression x) => new Call(Function.Exp, x);

    /// <summary>The natural logarithm.</summary>
    public static Expression Log(Expression x) => new Call(Function.Log, x);

    /// <summary>The sine.</summary>
    public static Expression Sin(Expression x) => new Call(Function.Sin, x);

    /// <summary>The cosine.</summary>
    public static Expression Cos(Expression x) => new Call(Function.Cos, x);

    /// <summary>The inverse tangent, between −π/2 and π/2.</summary>
    public static Expression Atan(Expression x) => new Call(Function.Atan, x);

    /// <summary>The hyperbolic sine.</summary>
    public static Expression Sinh(Expression x) => new Call(Function.Sinh, x);

    /// <summary>The hyperbolic cosine.</summary>
    public static Expression Cosh(Expression x) => new Call(Function.Cosh, x);

    /// <summary>The hyperbolic tangent.</summary>
    public static Expression Tanh(Expression x) => new Call(Function.Tanh, x);

    /// <summary>The logistic function 1 / (1 + e⁻ˣ).</summary>
    public static Expression Sigmoid(Expression x) => new Call(Function.Sigmoid, x);

    /// <summary>log(1 + eˣ).</summary>
    public static Expression Softplus(Expression x) => new Call(Function.Softplus, x);

    /// <summary>The error function 2/√π · ∫₀ˣ e^(−t²) dt.</summary>
    public static Expression Erf(Expression x) => new Call(Function.Erf, x);

    /// <summary>xⁿ: products and quotients for whole n between −16 and 16, which take a negative x too; √x for n = 1/2.</summary>
    public static Expression Pow(Expression x, double n)
    {
        const int longest = 16;
        if (n == Math.Round(n) && Math.Abs(n) <= longest)
        {
            Expression product = n == 0 ? 1 : Enumerable.Repeat(x, (int)Math.Abs(n)).Aggregate(static (left, right) => left * right);
            return n < 0 ? 1 / product : product;
        }

        return n == 0.5 ? Sqrt(x) : new Power(x, n);
    }
}
