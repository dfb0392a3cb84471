using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>The values of numbers that are known when the program is compiled.</summary>
internal static class Constant
{
    /// <summary>A number that is a constant to the C# compiler; null for any other.</summary>
    public static double? Of(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: { } value }
        && value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether it is the constant null, or the default of a class.</summary>
    public static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };
}
