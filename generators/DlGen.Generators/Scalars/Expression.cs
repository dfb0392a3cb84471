namespace DlGen.Generators.Scalars;

/// <summary>
/// A scalar formula: what an activation or an elementwise loss does to one number. Two formulas of the same structure
/// are equal. The operators and factories build the formula as it is written and simplify nothing, so that an op file
/// reads like the lecture: <c>0.5 * x * (1 + Erf(x / Math.Sqrt(2)))</c>.
/// </summary>
internal abstract class Expression : IEquatable<Expression>
{
    private readonly Expression[] operands;
    private readonly int hash;

    /// <summary>Another object that was found equal: what is compared again needn't be walked through again.</summary>
    private Expression? equal;

    /// <param name="own">The hash of what the formula says beside its operands.</param>
    /// <param name="operands">The formulas that it is directly made of, in reading order.</param>
    protected Expression(int own, params Expression[] operands)
    {
        this.operands = operands;
        hash = GetType().GetHashCode() ^ own;
        long operations = operands.Length == 0 ? 0 : 1;
        foreach (Expression operand in operands)
        {
            hash = unchecked((hash * 31) + operand.hash);
            operations += operand.Operations;
            HasSelection |= operand.HasSelection;
        }

        HasSelection |= this is Select;
        Operations = (int)Math.Min(operations, int.MaxValue);
    }

    /// <summary>The formulas that this one is directly made of, in reading order.</summary>
    public IReadOnlyList<Expression> Operands => operands;

    /// <summary>How many operations the formula takes written out, with every part as often as it stands there; a comparison belongs to its selection.</summary>
    public int Operations { get; }

    /// <summary>Whether a selection is among the formula's parts.</summary>
    public bool HasSelection { get; }

    /// <summary>The different parts of the formula, each after those that it is made of; the formula itself is the last.</summary>
    public IReadOnlyList<Expression> Parts
    {
        get
        {
            var parts = new List<Expression>();
            var seen = new HashSet<Expression>();
            Visit(this);
            return parts;

            void Visit(Expression part)
            {
                if (seen.Add(part))
                {
                    foreach (Expression operand in part.operands)
                    {
                        Visit(operand);
                    }

                    parts.Add(part);
                }
            }
        }
    }

    /// <summary>This formula with each operand changed; this very object where none changes.</summary>
    public Expression Map(Func<Expression, Expression> change)
    {
        Expression[]? changed = null;
        for (int index = 0; index < operands.Length; index++)
        {
            Expression next = change(operands[index]);
            if (!ReferenceEquals(next, operands[index]))
            {
                changed ??= (Expression[])operands.Clone();
                changed[index] = next;
            }
        }

        return changed is null ? this : With(changed);
    }

    /// <summary>This formula with every part changed, the parts of a part first; each different part is changed once.</summary>
    public Expression MapAll(Func<Expression, Expression> change)
    {
        var changed = new Dictionary<Expression, Expression>();
        return Changed(this);

        Expression Changed(Expression part)
        {
            if (!changed.TryGetValue(part, out Expression? result))
            {
                result = change(part.Map(Changed));
                changed.Add(part, result);
            }

            return result;
        }
    }

    /// <summary>Whether <paramref name="part"/> occurs in the formula.</summary>
    public bool Contains(Expression part)
    {
        var seen = new HashSet<Expression>();
        return In(this);

        bool In(Expression whole) =>
            whole.Equals(part) || (whole.Operations > part.Operations && seen.Add(whole) && whole.operands.Any(In));
    }

    /// <summary>The formula with every occurrence of <paramref name="part"/> replaced.</summary>
    public Expression Replace(Expression part, Expression replacement)
    {
        var replaced = new Dictionary<Expression, Expression> { [part] = replacement };
        return In(this);

        Expression In(Expression whole)
        {
            if (!replaced.TryGetValue(whole, out Expression? result))
            {
                result = whole.Map(In);
                replaced.Add(whole, result);
            }

            return result;
        }
    }

    /// <summary>Whether the two have the same structure. Parts that both share, or that were compared before, aren't compared again.</summary>
    public bool Equals(Expression? other)
    {
        if (other is null)
        {
            return false;
        }

        if (ReferenceEquals(this, other) || ReferenceEquals(equal, other) || ReferenceEquals(other.equal, this))
        {
            return true;
        }

        if (hash != other.hash || Operations != other.Operations || GetType() != other.GetType() || !SaysTheSame(other))
        {
            return false;
        }

        for (int index = 0; index < operands.Length; index++)
        {
            if (!operands[index].Equals(other.operands[index]))
            {
                return false;
            }
        }

        equal = other;
        other.equal = this;
        return true;
    }

    /// <inheritdoc/>
    public sealed override bool Equals(object? other) => Equals(other as Expression);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => hash;

    /// <summary>A formula of this kind over other operands.</summary>
    protected abstract Expression With(Expression[] operands);

    /// <summary>Whether a formula of the same kind says the same beside its operands.</summary>
    protected virtual bool SaysTheSame(Expression other) => true;

    /// <summary>The formula in the notation of the lecture, for comments and snapshots.</summary>
    public sealed override string ToString() => Formula.Of(this);

    public static bool operator ==(Expression? left, Expression? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Expression? left, Expression? right) => !(left == right);

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

    /// <summary>xⁿ: products and quotients for whole n between −16 and 16.</summary>
    public static Expression Pow(Expression x, double n)
    {
        const int longest = 16;
        if (n == Math.Round(n) && Math.Abs(n) <= longest)
        {
            Expression product = n == 0 ? 1 : Enumerable.Repeat(x, (int)Math.Abs(n)).Aggregate(static (left, right) => left * right);
            return n < 0 ? 1 / product : product;
        }

        return new Power(x, n);
    }
}
