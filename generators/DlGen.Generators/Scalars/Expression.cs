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

    /// <summary>The hyperbolic tangent.</summary>
    public static Expression Tanh(Expression x) => new Call(Function.Tanh, x);

    /// <summary>The logistic function 1 / (1 + e⁻ˣ).</summary>
    public static Expression Sigmoid(Expression x) => new Call(Function.Sigmoid, x);

    /// <summary>log(1 + eˣ).</summary>
    public static Expression Softplus(Expression x) => new Call(Function.Softplus, x);

    /// <summary>The error function 2/√π · ∫₀ˣ e^(−t²) dt.</summary>
    public static Expression Erf(Expression x) => new Call(Function.Erf, x);
}
