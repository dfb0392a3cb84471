namespace DlGen.Tests.GradientChecks;

/// <summary>A network whose backward pass is wrong in its last layer.</summary>
internal sealed class WrongNetwork(INetwork<double> network, Action<(TensorView<double> Weight, TensorView<double> Bias)> damage) : INetwork<double>
{
    private INetwork<double> Network => network;

    public NetworkRuntime<double> Runtime => Network.Runtime;

    public IReadOnlyList<Parameter<double>> Parameters => network.Parameters;

    public void Backward(bool accumulate = false)
    {
        network.Backward(accumulate);
        damage((network.Parameters[^2].Gradient, network.Parameters[^1].Gradient));
    }

    public TrainingHistory Train(Dataset data, TrainingOptions? options = null, CancellationToken cancellationToken = default) =>
        network.Train(data, options, cancellationToken);

    public void Forward(BatchInputs inputs) => network.Forward(inputs);

    public void Forward(ReadOnlySpan<double> inputs) => network.Forward(inputs);

    public double ComputeLoss(BatchTargets targets) => network.ComputeLoss(targets);

    public double ComputeLoss(ReadOnlySpan<int> labels) => network.ComputeLoss(labels);

    public double ComputeLoss(ReadOnlySpan<double> values) => network.ComputeLoss(values);

    public double[] Predict(ReadOnlySpan<double> inputs) => network.Predict(inputs);

    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs, int threads = 0) => network.Predict(inputs, outputs, threads);

    public double[] Predict(ReadOnlySpan<byte> inputs) => network.Predict(inputs);

    public void Predict(ReadOnlySpan<byte> inputs, Span<double> outputs, int threads = 0) => network.Predict(inputs, outputs, threads);

    public int Classify(ReadOnlySpan<double> input) => network.Classify(input);

    public int Classify(ReadOnlySpan<byte> input) => network.Classify(input);

    public void PredictLogits(ReadOnlySpan<double> inputs, Span<double> logits, int threads = 0) => network.PredictLogits(inputs, logits, threads);

    public Evaluation Evaluate(Dataset data, int threads = 0) => network.Evaluate(data, threads);

    public void Save(string path) => network.Save(path);

    public void Save(Stream stream) => network.Save(stream);
}
