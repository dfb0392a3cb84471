using System.Globalization;
using System.Reflection;

namespace DlGen.Tests.GradientChecks;

/// <summary>A custom function as C# runs it, and the slope that stands beside it: F and FSlope.</summary>
internal sealed class OwnFunction(Type network, string name)
{
    private const BindingFlags Declared = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly MethodInfo function = network.GetMethod(name, Declared)!;
    private readonly MethodInfo slope = network.GetMethod(name + "Slope", Declared)!;

    public double Value(params double[] arguments) => Call(function, arguments);

    public double Slope(params double[] arguments) => Call(slope, arguments);

    public NaiveFunctions.Function OfOne() => new(x => Value(x), x => Slope(x), HasKink: true);

    private static double Call(MethodInfo method, double[] arguments)
    {
        Type scalar = method.ReturnType;
        object[] converted = Array.ConvertAll(arguments, argument => Convert.ChangeType(argument, scalar, CultureInfo.InvariantCulture));
        return Convert.ToDouble(method.Invoke(null, converted), CultureInfo.InvariantCulture);
    }
}
