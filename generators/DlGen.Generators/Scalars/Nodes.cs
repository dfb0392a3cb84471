namespace DlGen.Generators.Scalars;

/// <summary>A number. Two zeros of different sign are different numbers.</summary>
internal sealed class Constant(double value) : Expression(value.GetHashCode())
{
    public double Value => value;

    public void Deconstruct(out double value) => value = Value;

    protected override Expression With(Expression[] operands) => this;

    protected override bool SaysTheSame(Expression other) =>
        BitConverter.DoubleToInt64Bits(Value) == BitConverter.DoubleToInt64Bits(((Constant)other).Value);
}

/// <summary>A quantity with a name: x, z, prediction.</summary>
internal sealed class Variable(string name) : Expression(StringComparer.Ordinal.GetHashCode(name))
{
    public string Name => name;

    public void Deconstruct(out string name) => name = Name;

    protected override Expression With(Expression[] operands) => this;

    protected override bool SaysTheSame(Expression other) => Name == ((Variable)other).Name;
}

/// <summary>An operation on one operand.</summary>
internal abstract class Unary(int own, Expression operand) : Expression(own, operand)
{
    public Expression Operand => Operands[0];
}

/// <summary>An operation on two operands.</summary>
internal abstract class Binary(Expression left, Expression right) : Expression(0, left, right)
{
    public Expression Left => Operands[0];

    public Expression Right => Operands[1];

    public void Deconstruct(out Expression left, out Expression right) => (left, right) = (Left, Right);
}

/// <summary>left + right.</summary>
internal sealed class Add(Expression left, Expression right) : Binary(left, right)
{
    protected override Expression With(Expression[] operands) => new Add(operands[0], operands[1]);
}

/// <summary>left − right.</summary>
internal sealed class Subtract(Expression left, Expression right) : Binary(left, right)
{
    protected override Expression With(Expression[] operands) => new Subtract(operands[0], operands[1]);
}

/// <summary>left · right.</summary>
internal sealed class Multiply(Expression left, Expression right) : Binary(left, right)
{
    protected override Expression With(Expression[] operands) => new Multiply(operands[0], operands[1]);
}

/// <summary>left / right.</summary>
internal sealed class Divide(Expression left, Expression right) : Binary(left, right)
{
    protected override Expression With(Expression[] operands) => new Divide(operands[0], operands[1]);
}

/// <summary>−operand.</summary>
internal sealed class Negate(Expression operand) : Unary(0, operand)
{
    public void Deconstruct(out Expression operand) => operand = Operand;

    protected override Expression With(Expression[] operands) => new Negate(operands[0]);
}

/// <summary>The larger of the two; NaN where either is NaN, and 0 is larger than −0.</summary>
internal sealed class Max(Expression left, Expression right) : Binary(left, right)
{
    protected override Expression With(Expression[] operands) => new Max(operands[0], operands[1]);
}

/// <summary>The smaller of the two; NaN where either is NaN, and −0 is smaller than 0.</summary>
internal sealed class Min(Expression left, Expression right) : Binary(left, right)
{
    protected override Expression With(Expression[] operands) => new Min(operands[0], operands[1]);
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
internal sealed class Call(Function function, Expression operand) : Unary((int)function, operand)
{
    public Function Function => function;

    public void Deconstruct(out Function function, out Expression operand) => (function, operand) = (Function, Operand);

    protected override Expression With(Expression[] operands) => new Call(Function, operands[0]);

    protected override bool SaysTheSame(Expression other) => Function == ((Call)other).Function;
}

/// <summary>base^exponent, for an exponent that <see cref="Expression.Pow"/> doesn't write as products.</summary>
internal sealed class Power(Expression @base, double exponent) : Unary(exponent.GetHashCode(), @base)
{
    public double Exponent => exponent;

    public void Deconstruct(out Expression @base, out double exponent) => (@base, exponent) = (Operand, Exponent);

    protected override Expression With(Expression[] operands) => new Power(operands[0], Exponent);

    protected override bool SaysTheSame(Expression other) => Exponent == ((Power)other).Exponent;
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
    /// <summary>This condition with each side changed.</summary>
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
internal sealed class Select(Condition condition, Expression yes, Expression no)
    : Expression((int)condition.Comparison, condition.Left, condition.Right, yes, no)
{
    public Condition Condition => condition;

    public Expression Yes => Operands[2];

    public Expression No => Operands[3];

    public void Deconstruct(out Condition condition, out Expression yes, out Expression no) => (condition, yes, no) = (Condition, Yes, No);

    protected override Expression With(Expression[] operands) =>
        new Select(new(operands[0], Condition.Comparison, operands[1]), operands[2], operands[3]);

    protected override bool SaysTheSame(Expression other) => Condition.Comparison == ((Select)other).Condition.Comparison;
}
