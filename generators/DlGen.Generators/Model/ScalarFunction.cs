using System.Globalization;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Model;

/// <summary>A method with [Elementwise], as the formula that it computes.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Body">What it returns, in terms of <see cref="Parameter"/>.</param>
internal sealed record ScalarFunction(string Name, Expression Body)
{
    /// <summary>What stands for a parameter in the formula, whatever the source calls it.</summary>
    public static Variable Parameter(int index) => new("parameter" + index.ToString(CultureInfo.InvariantCulture));

    /// <summary>The function of these arguments.</summary>
    public Expression Of(params Expression[] arguments)
    {
        Variable[] parameters = [.. arguments.Select((_, index) => Parameter(index))];
        return Body.MapAll(part => part is Variable variable ? arguments[Array.IndexOf(parameters, variable)] : part);
    }
}
