namespace DlGen.Generators.Scalars;

/// <summary>A number.</summary>
internal sealed record Constant(double Value) : Expression
{
    public override IEnumerable<Expression> Operands => [];

    public override Expression Map(Func<Expression, Expression> change) => this;
}

/// <summary>A quantity with a name: x, z, prediction.</summary>
internal sealed record Variable(string Name) : Expression
{
    public override IEnumerable<Expression> Operands => [];

    public override Expression Map(Func<Expression, Expression> change) => this;
}

/// <summary>left + right.</summary>
internal sealed record Add(Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> change) => new Add(change(Left), change(Right));
}

/// <summary>left − right.</summary>
internal sealed record Subtract(Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> change) => new Subtract(change(Left), change(Right));
}

/// <summary>left · right.</summary>
internal sealed record Multiply(Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> change) => new Multiply(change(Left), change(Right));
}

/// <summary>left / right.</summary>
internal sealed record Divide(Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> change) => new Divide(change(Left), change(Right));
}

/// <summary>−operand.</summary>
internal sealed record Negate(Expression Operand) : Expression
{
    public override IEnumerable<Expression> Operands => [Operand];

    public override Expression Map(Func<Expression, Expression> change) => new Negate(change(Operand));
}

/// <summary>The larger of the two.</summary>
internal sealed record Max(Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> change) => new Max(change(Left), change(Right));
}

/// <summary>The smaller of the two.</summary>
internal sealed record Min(Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Operands => [Left, Right];

    public override Expression Map(Func<Expression, Expression> change) => new Min(change(Left), change(Right));
}

/// <summary>A function that the vector library offers.</summary>
internal enum Function
{
    Abs,
    Sqrt,
    Exp,
    Log,
    Sin,
    Cos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Sigmoid,
    Softplus,
    Erf,
}

/// <summary>function(operand).</summary>
internal sealed record Call(Function Function, Expression Operand) : Expression
{
    public override IEnumerable<Expression> Operands => [Operand];

    public override Expression Map(Func<Expression, Expression> change) => new Call(Function, change(Operand));
}

/// <summary>base^exponent with an exponent that isn't whole: e^(exponent·log base), NaN for a negative base.</summary>
internal sealed record Power(Expression Base, double Exponent) : Expression
{
    public override IEnumerable<Expression> Operands => [Base];

    public override Expression Map(Func<Expression, Expression> change) => new Power(change(Base), Exponent);
}

/// <summary>How the two sides of a condition are compared.</summary>
internal enum Comparison
{
    Greater,
    Less,
    GreaterOrEqual,
    LessOrEqual,
}

/// <summary>left &gt; right, or another comparison; false where a side is NaN.</summary>
internal sealed record Condition(Expression Left, Comparison Comparison, Expression Right)
{
    /// <summary>The same condition with each side changed.</summary>
    public Condition Map(Func<Expression, Expression> change) => new(change(Left), Comparison, change(Right));

    /// <summary>Whether it holds between two numbers.</summary>
    public static bool Holds(double left, Comparison comparison, double right) => comparison switch
    {
        Comparison.Greater => left > right,
        Comparison.Less => left < right,
        Comparison.GreaterOrEqual => left >= right,
        _ => left <= right,
    };

    /// <summary>The comparison that says the same with the sides exchanged: a &gt; b is b &lt; a.</summary>
    public static Comparison Exchanged(Comparison comparison) => comparison switch
    {
        Comparison.Greater => Comparison.Less,
        Comparison.Less => Comparison.Greater,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => Comparison.GreaterOrEqual,
    };

    /// <summary>The comparison that holds where this one does not, among real numbers: not a &gt; b is a ≤ b.</summary>
    public static Comparison Opposite(Comparison comparison) => comparison switch
    {
        Comparison.Greater => Comparison.LessOrEqual,
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.GreaterOrEqual => Comparison.Less,
        _ => Comparison.Greater,
    };

    /// <summary>The condition in the notation of the lecture.</summary>
    public override string ToString() => Formula.Of(this);
}

/// <summary>yes where the condition holds, no elsewhere.</summary>
internal sealed record Select(Condition Condition, Expression Yes, Expression No) : Expression
{
    public override IEnumerable<Expression> Operands => [Condition.Left, Condition.Right, Yes, No];

    public override Expression Map(Func<Expression, Expression> change) =>
        new Select(Condition.Map(change), change(Yes), change(No));
}
