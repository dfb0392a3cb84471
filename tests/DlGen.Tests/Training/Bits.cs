using System.Numerics;

namespace DlGen.Tests.Training;

internal static class Bits
{
    /// <summary>All parameters, row by row, to be compared bit by bit.</summary>
    public static T[] ParameterValues<T>(this NetworkRuntime<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. network.Parameters.SelectMany(parameter => parameter.Value.ToArray())];
}
