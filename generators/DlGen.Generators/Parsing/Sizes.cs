using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>The sizes that a network's attribute lists.</summary>
internal static class Sizes
{
    /// <summary>The most parameters or inputs: with gradients and padding they still fit in arrays.</summary>
    public const long Most = 500_000_000;

    public static IEnumerable<Argument> Of(ImmutableArray<Argument> arguments, string name) =>
        arguments.Where(argument => argument.Name == name);

    public static int ValueOf(Argument size) => int.Parse(size.Text, CultureInfo.InvariantCulture);

    /// <summary>How many sizes are written, wrong ones included.</summary>
    public static int CountWritten(WrittenAttribute network) =>
        network.Data.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Array, IsNull: false } sizes ? sizes.Values.Length : 0;

    /// <summary>A number as a message says it: 269,322.</summary>
    public static string Format(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
