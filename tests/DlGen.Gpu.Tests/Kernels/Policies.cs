using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>z = product + b, a = max(z, 0).</summary>
internal readonly struct BiasRelu(DeviceRow bias, DeviceMatrix to) : IDeviceEpilogue
{
    public void Apply(int row, int column, Float4 product) => to.Store(row, column, Float4.Max(product + bias.Load(column), 0f));
}

/// <summary>Stores the product.</summary>
internal readonly struct Store(DeviceMatrix to) : IDeviceEpilogue
{
    public void Apply(int row, int column, Float4 product) => to.Store(row, column, product);
}

/// <summary>relu's backward pass: dz = da where a &gt; 0, else 0.</summary>
internal readonly struct ReluBack(DeviceMatrix a, DeviceMatrix to) : IDeviceEpilogue
{
    public void Apply(int row, int column, Float4 product) => to.Store(row, column, Float4.Where(a.Load(row, column) > 0f, product, 0f));
}

/// <summary>Keeps the gradient.</summary>
internal readonly struct StoreGradient(ArrayView<Float4> gradients) : IDeviceStep
{
    public void Apply(int place, Float4 gradient) => gradients[place] = gradient;
}
