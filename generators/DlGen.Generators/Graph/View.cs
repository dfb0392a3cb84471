namespace DlGen.Generators.Graph;

/// <summary>An op that gives a value another shape or name, and computes nothing where the memory stays the same.</summary>
internal abstract record View : Op
{
    /// <summary>The value that is seen anew.</summary>
    public abstract string Input { get; init; }

    /// <summary>What the layer table says behind the value's name; null where the view needs no line.</summary>
    public abstract string? Note { get; }

    /// <summary>Whether the memory stays the same.</summary>
    public static bool CostsNothing(Value input, Value output) => input.Rows == output.Rows && input.Columns == output.Columns;

    public override Model.EquatableArray<string> Inputs => Model.EquatableArray.Create(Input);

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;
}
