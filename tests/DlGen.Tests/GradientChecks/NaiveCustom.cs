namespace DlGen.Tests.GradientChecks;

/// <summary>A custom layer by its own methods, on rows that lie end to end.</summary>
internal sealed class NaiveCustom<TLayer>(int width, int outputs) : NaiveLayer
    where TLayer : ICustomLayer
{
    private double[] inputs = [];
    private double[] results = [];

    public override double[] Forward(double[] x)
    {
        inputs = x;
        results = [.. x.Chunk(width).SelectMany(row =>
        {
            var y = new double[outputs];
            TLayer.Forward<double>(row, y);
            return y;
        })];
        return results;
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients) =>
        [.. inputs.Chunk(width).Zip(results.Chunk(outputs), gradient.Chunk(outputs)).SelectMany(rows =>
        {
            var dx = new double[width];
            TLayer.Backward<double>(rows.First, rows.Second, rows.Third, dx);
            return dx;
        })];
}

/// <summary>A custom layer that learns, by its own methods, on rows that lie end to end.</summary>
internal sealed class NaiveParametric<TLayer>(int width, int outputs, double[] parameters) : NaiveLayer
    where TLayer : IParametricLayer
{
    private double[] inputs = [];
    private double[] results = [];

    public override double[] Forward(double[] x)
    {
        inputs = x;
        results = [.. x.Chunk(width).SelectMany(row =>
        {
            var y = new double[outputs];
            TLayer.Forward<double>(row, parameters, y);
            return y;
        })];
        return results;
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var sum = new double[parameters.Length];
        double[] back = [.. inputs.Chunk(width).Zip(results.Chunk(outputs), gradient.Chunk(outputs)).SelectMany(rows =>
        {
            var dx = new double[width];
            TLayer.Backward<double>(rows.First, parameters, rows.Second, rows.Third, dx, sum);
            return dx;
        })];
        gradients.Add(parameters, sum);
        return back;
    }
}

/// <summary>A custom layer as it is declared.</summary>
internal static class NaiveCustom
{
    public static bool IsCustom(LayerAttribute layer) =>
        layer.GetType().IsGenericType && layer.GetType().GetGenericTypeDefinition() == typeof(CustomAttribute<>);

    public static (NaiveLayer Layer, int Outputs) Of(LayerAttribute layer, int width, Queue<double[]> parameters)
    {
        Type type = layer.GetType().GetGenericArguments()[0];
        var sizes = (CustomLayerAttribute?)Attribute.GetCustomAttribute(type, typeof(CustomLayerAttribute));
        int outputs = (int)layer.GetType().GetProperty("Outputs")!.GetValue(layer)! is > 0 and var said ? said
            : sizes is { OutputSize: > 0 } ? sizes.OutputSize
            : sizes is { InputsPerOutput: > 0 } ? width / sizes.InputsPerOutput
            : width * Math.Max(1, sizes?.OutputsPerInput ?? 1);
        object made = typeof(IParametricLayer).IsAssignableFrom(type)
            ? Activator.CreateInstance(typeof(NaiveParametric<>).MakeGenericType(type), width, outputs, parameters.Dequeue())!
            : Activator.CreateInstance(typeof(NaiveCustom<>).MakeGenericType(type), width, outputs)!;
        return ((NaiveLayer)made, outputs);
    }
}
